package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.pipelines.check.TinyTable;

/** Among sources that publish on one day, the one of the highest authority counts, whatever order they came in. */
class AuthorityTest {
    private static final TinyTable TABLE = TinyTable.with("");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> AUTHORITIES = List.of("yearbook", "survey", "other");

    /** One edition of one key: {@code value} is written on it as its number, and nothing where it is a gap. */
    private record Edition(int number, String region, int day, boolean gap, String series) {
        Instant published() {
            return START.plusSeconds(day * 86_400L);
        }

        String line() {
            return "region_code=" + region + " period=2024-01-01 time_period=2024 series=" + series + " edition=e"
                    + number
                    + " published_at=" + published() + " row_number=" + number
                    + (gap ? " obs_status=M" : " value=" + number);
        }
    }

    /** Few days and few sources, so that ties are many; no two editions of a key agree in both. */
    private static List<Edition> editions(Random random) {
        List<Edition> editions = new ArrayList<>();
        for (String region : List.of("110000", "120000", "130000", "140000")) {
            for (int day = 0; day < 6; day++) {
                for (String series : AUTHORITIES) {
                    if (random.nextInt(3) == 0) {
                        editions.add(new Edition(editions.size() + 1, region, day, random.nextInt(3) == 0, series));
                    }
                }
            }
        }
        return editions;
    }

    /** By region the number of the edition that counts: a figure before a gap, then the newest, then the authority. */
    private static Map<String, Integer> model(List<Edition> editions, Instant moment) {
        Map<String, Integer> newest = new TreeMap<>();
        editions.stream()
                .filter(it -> !it.published().isAfter(moment))
                .sorted(Comparator.comparing(Edition::gap)
                        .thenComparing(Edition::day, Comparator.reverseOrder())
                        .thenComparing(it -> AUTHORITIES.indexOf(it.series())))
                .forEach(it -> newest.putIfAbsent(it.region(), it.number()));
        return newest;
    }

    private static Map<String, Integer> newest(Dataset<Row> rows) {
        rows.createOrReplaceTempView("editions");
        Map<String, Integer> newest = new TreeMap<>();
        RunningSpark.session()
                .sql(new CoreTable(TABLE.dataset()).newestOf("editions"))
                .selectExpr("region_code", "int(substr(edition, 2))")
                .collectAsList()
                .forEach(row ->
                        assertThat(newest.put(row.getString(0), row.getInt(1))).isNull());
        return newest;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void givesTheNewestWhateverTheOrder(long seed) {
        Random random = new Random(seed);
        List<Edition> editions = editions(random);
        for (int order = 0; order < 3; order++) {
            Collections.shuffle(editions, random);
            Dataset<Row> rows = TABLE.rows(editions.stream().map(Edition::line).toList());
            Instant moment = START.plusSeconds(random.nextInt(6 * 86_400));

            assertThat(newest(rows)).as("seed %d", seed).isEqualTo(model(editions, Instant.MAX));
            assertThat(newest(rows.filter("published_at <= timestamp '" + moment + "'")))
                    .as("seed %d as of %s", seed, moment)
                    .isEqualTo(model(editions, moment));
        }
    }
}

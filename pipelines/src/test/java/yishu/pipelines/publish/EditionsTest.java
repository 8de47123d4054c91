package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.Problems;
import yishu.pipelines.contract.Datasets;

/** The newest edition, and the one of any date, do not depend on the order in which files came. */
class EditionsTest {
    private static final long SEED = Long.getLong("yishu.seed", 20260501L);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 12;
    private static final String[] REGIONS = {"110000", "120000", "130000"};
    private static final String[] PERIODS = {"2021", "2022"};

    private final Path folder;
    private final Random random = new Random(SEED);

    EditionsTest(@TempDir Path folder) {
        this.folder = folder;
        System.out.println("editions: seed " + SEED);
    }

    /** What a file says of a key: a figure or a blank. */
    private record Said(String region, String period, String edition, LocalDate published, Optional<BigDecimal> value) {
        String key() {
            return region + " " + period;
        }

        @Override
        public String toString() {
            return key() + " " + edition + " "
                    + value.map(BigDecimal::toPlainString).orElse("M");
        }
    }

    /** A file of one edition; its cells stand in a grid. */
    private record Sent(String name, List<Said> said) {
        String[] lines() {
            List<String> lines = new ArrayList<>();
            lines.add("地区,"
                    + String.join(
                            ",", List.of(PERIODS).stream().map(it -> it + "年").toList()));
            for (String region : REGIONS) {
                String cells = List.of(PERIODS).stream()
                        .map(period -> said.stream()
                                .filter(it -> it.key().equals(region + " " + period))
                                .findFirst()
                                .flatMap(Said::value)
                                .map(BigDecimal::toPlainString)
                                .orElse(""))
                        .collect(Collectors.joining(","));
                lines.add(region + "," + cells);
            }
            return lines.toArray(String[]::new);
        }
    }

    /** Editions with distinct names; several may be published on one day, and then the name decides. */
    private List<Sent> files() {
        List<Sent> files = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            String edition = "e" + (char) ('a' + number);
            LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
            List<Said> said = new ArrayList<>();
            for (String region : REGIONS) {
                for (String period : PERIODS) {
                    Optional<BigDecimal> value = random.nextInt(3) == 0
                            ? Optional.empty()
                            : Optional.of(BigDecimal.valueOf(random.nextInt(100_000), 2));
                    said.add(new Said(region, period, edition, day, value));
                }
            }
            files.add(new Sent("water_" + edition + "_" + day + ".csv", said));
        }
        return files;
    }

    /** The rule, said once more: of what was published by the day, figures before blanks, the last one first. */
    private static List<String> newest(List<Sent> files, LocalDate day) {
        Map<String, Said> newest = new TreeMap<>();
        for (Sent file : files) {
            for (Said it : file.said()) {
                Said other = newest.get(it.key());
                if (!it.published().isAfter(day) && (other == null || counts(it, other))) {
                    newest.put(it.key(), it);
                }
            }
        }
        return newest.values().stream().map(Said::toString).toList();
    }

    private static boolean counts(Said one, Said other) {
        if (one.value().isPresent() != other.value().isPresent()) {
            return one.value().isPresent();
        }
        return Comparator.comparing(Said::published)
                        .thenComparing(Said::edition)
                        .compare(one, other)
                > 0;
    }

    @Test
    void theNewestAndTheOneOfAnyDayAreTheSameInEveryOrder() {
        List<Sent> files = files();
        for (int order = 0; order < 3; order++) {
            Collections.shuffle(files, random);
            try (House house = new House(folder.resolve("order " + order))) {
                for (List<Sent> group : grouped(files)) {
                    group.forEach(file -> house.drop(file.name(), file.lines()));
                    house.ingest();
                }
                assertThat(plain(house.newest())).isEqualTo(newest(files, LocalDate.MAX));
                for (int asked = 0; asked < 5; asked++) {
                    LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS + 2) - 1);
                    assertThat(asOf(house, day)).as("as of " + day).isEqualTo(newest(files, day));
                }
            }
        }
    }

    private List<List<Sent>> grouped(List<Sent> files) {
        List<List<Sent>> groups = new ArrayList<>();
        for (int first = 0; first < files.size(); ) {
            int last = Math.min(files.size(), first + 2 + random.nextInt(4));
            groups.add(files.subList(first, last));
            first = last;
        }
        return groups;
    }

    private static List<String> asOf(House house, LocalDate day) {
        Dataset<Row> known = house.lake()
                .rows("core.city_water_vintages")
                .filter(functions
                        .col("published_at")
                        .leq(java.sql.Timestamp.from(day.atStartOfDay(ZONE).toInstant())));
        known.createOrReplaceTempView("known");
        Problems problems = new Problems();
        Datasets datasets = house.datasets(problems);
        assertThat(problems.all()).isEmpty();
        return plain(house.figures("(" + new CoreTable(datasets.dataset("city/water")).newestOf("known") + ")"));
    }

    /** {@code 110000 2022 ea 1.50} without the zeros that a column's scale adds. */
    private static List<String> plain(List<String> figures) {
        return figures.stream().map(it -> it.endsWith("M") ? it : withValue(it)).toList();
    }

    private static String withValue(String figure) {
        int space = figure.lastIndexOf(' ') + 1;
        return figure.substring(0, space)
                + new BigDecimal(figure.substring(space)).setScale(2).toPlainString();
    }

    /** Ten thousand editions of one key, shuffled: the last figure counts, though blanks were published after it. */
    @Test
    void amongTenThousandEditionsOfAKeyTheNewestIsFound() {
        try (House house = new House(folder.resolve("many"))) {
            house.lake()
                    .spark()
                    .range(10_000)
                    .selectExpr(
                            "'110000' AS region_code",
                            "DATE '2022-01-01' AS period",
                            "if(id >= 9000, NULL, CAST(id AS DECIMAL(38,2))) AS value",
                            "'2022' AS time_period",
                            "'A' AS freq",
                            "if(id >= 9000, 'M', 'A') AS obs_status",
                            "CAST(NULL AS STRING) AS footnote",
                            "concat('e', id) AS edition",
                            "timestamp_seconds(1600000000 + id * 60) AS published_at",
                            "'hash' AS file_hash",
                            "'' AS sheet",
                            "CAST(id AS INT) AS row_number",
                            "1 AS column_number",
                            "'load' AS load_id")
                    .orderBy(functions.hash(functions.col("edition")))
                    .createOrReplaceTempView("many");
            CoreTable table = new CoreTable(house.datasets(new Problems()).dataset("city/water"));
            assertThat(house.figures("(" + table.newestOf("many") + ")")).containsExactly("110000 2022 e8999 8999.00");
        }
    }
}

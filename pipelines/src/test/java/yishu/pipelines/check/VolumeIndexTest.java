package yishu.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeIndexTest {
    private static final int FIRST = 2005;
    private static final int LAST = 2019;
    private static final VolumeIndex JUDGE = new VolumeIndex(0.85, 1.15);

    private final VolumeIndex.Panel index = new VolumeIndex.Panel();
    private final VolumeIndex.Panel level = new VolumeIndex.Panel();

    /** Which growth an index shows: with {@code late} that of the year before, with {@code smooth} the mean of both. */
    private enum Kind {
        SOUND,
        LATE,
        SMOOTH
    }

    /** Places that grow in their own ways under one deflator, and an index with the noise of rounding and revision. */
    private void fill(Kind kind, long seed, int places) {
        Random random = new Random(seed);
        for (int place = 0; place < places; place++) {
            double value = 1000 + random.nextInt(1000);
            double before = 1.08;
            for (int year = FIRST; year <= LAST; year++) {
                double growth = 1.08 + 0.03 * random.nextGaussian();
                value *= growth * (1.02 + 0.01 * Math.sin(year));
                double shown =
                        switch (kind) {
                            case SOUND -> growth;
                            case LATE -> before;
                            case SMOOTH -> (growth + before) / 2;
                        };
                level.put("place " + place, year, value);
                index.put("place " + place, year, 100 * shown + 0.3 * random.nextGaussian());
                before = growth;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void believesAnIndexThatGoesWithItsYear(int seed) {
        fill(Kind.SOUND, seed, 31);

        assertThat(JUDGE.judge(index, level)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LATE, 1, the growth of the year before",
        "LATE, 2, the growth of the year before",
        "LATE, 3, the growth of the year before",
        "SMOOTH, 1, the mean growth of two years",
        "SMOOTH, 2, the mean growth of two years",
        "SMOOTH, 3, the mean growth of two years"
    })
    void findsAnIndexThatGoesWithOtherYears(Kind kind, int seed, String words) {
        fill(kind, seed, 31);

        String finding = JUDGE.judge(index, level).orElseThrow();

        assertThat(finding)
                .contains("2005-2009 goes with " + words)
                .contains("2010-2014 goes with " + words)
                .contains("2015-2019 goes with " + words)
                .contains("rather than its own year (");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void judgesNothingByTooFewPairs(int places, boolean found) {
        fill(Kind.LATE, 1, places);

        // The first year has no growth and the second none before it: 13 pairs for one place, 26 for two.
        assertThat(JUDGE.judge(index, level).isPresent()).isEqualTo(found);
    }

    @Test
    void saysSomethingOfTheWholeWhereNoFiveYearsCanBeJudged() {
        fill(Kind.LATE, 1, 2);

        assertThat(JUDGE.judge(index, level).orElseThrow())
                .startsWith("2005-2019 goes with the growth of the year before");
    }

    @Test
    void judgesNothingWithoutAnIndexOrALevel() {
        assertThat(JUDGE.judge(index, level)).isEmpty();

        fill(Kind.LATE, 1, 31);
        assertThat(JUDGE.judge(index, new VolumeIndex.Panel())).isEmpty();
        assertThat(JUDGE.judge(new VolumeIndex.Panel(), level)).isEmpty();
    }

    @Test
    void namesTheWorstDeflatorsFirst() {
        fill(Kind.LATE, 1, 31);
        index.put("place 7", 2012, 50);
        index.put("place 3", 2013, 180);

        String finding = JUDGE.judge(index, level).orElseThrow();

        assertThat(finding)
                .containsPattern("implied deflators are beyond belief: place 7 2012 2\\.\\d+, place 3 2013 0\\.\\d+");
    }

    /** The panel's 湖北: the fall of 2020 stands under 2021, when its product grew by 16 %. */
    @Test
    void findsThePanelOfProvincesLate() throws IOException {
        Path file = Path.of(System.getProperty("yishu.root"))
                .resolve("../shared/data/nbs/分省年度数据_整合.csv")
                .normalize();
        assumeThat(file).as("the panel is not on this machine").exists();
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            int year = Integer.parseInt(cells[1]);
            put(index, cells[0], year, cells[header.indexOf("GDP指数_上年=100")]);
            put(level, cells[0], year, cells[header.indexOf("GDP_亿元")]);
        }

        String finding = JUDGE.judge(index, level).orElseThrow();

        assertThat(finding)
                .contains("2005-2009 goes with the mean growth of two years")
                .contains("goes with the growth of the year before")
                .contains("6 implied deflators are beyond belief: 湖北 2021 1.226, 山西 2021 1.224, 内蒙古 2021 1.222");
    }

    private static void put(VolumeIndex.Panel panel, String place, int year, String cell) {
        if (!cell.isEmpty()) {
            panel.put(place, year, Double.parseDouble(cell));
        }
    }
}

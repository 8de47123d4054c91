package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of several fact tables in one cell, and what must hold whatever is asked. */
class LegsTest {
    private static final Fixture FIXTURE = new Fixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    /** Provinces by year: gdp of 11, 12, 13 and of nowhere; people, by hand, of 11 and 13 in 2023, of 12 in 2022. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            WHERE year = 2022 # 11 | 100.5 | null;12 | 40 | 2.5
            WHERE year = 2023 # 11 | 110.25 | 11.025;12 | null | null;13 | null | null;null | 2 | null
            WHERE year = 2024 # 11 | 120 | null;12 | 50 | null;13 | 70.125 | null;null | 3 | null
            WHERE year = 2025 # 11 | null | null
            """)
    void partsMeetByTheirKeys(String where, String rows) {
        String question = "SELECT region, gdp, gdp_per_capita FROM indicators.economy " + where
                + " AND region_level = 'province' ORDER BY region";
        assertThat(Fixture.text(FIXTURE.ask(question).rows()).replace("\n", ";"))
                .isEqualTo(rows);
    }

    @Test
    void aFullJoinWrittenByHandAgrees() {
        String figure = "SELECT year, gdp, gdp_per_capita FROM indicators.economy ORDER BY year";
        String plain = """
                SELECT COALESCE(g.y, p.y), g.v, CAST(g.v AS DOUBLE) / NULLIF(CAST(p.v AS DOUBLE), 0)
                FROM (SELECT EXTRACT(YEAR FROM period) AS y, SUM(value) AS v FROM "core.economy"
                    WHERE indicator = 'gdp' GROUP BY 1) AS g
                FULL JOIN (SELECT EXTRACT(YEAR FROM period) AS y, CASE WHEN COUNT(*) > 1 THEN SUM(persons) END AS v
                    FROM "core.people" GROUP BY 1) AS p ON g.y = p.y
                ORDER BY 1
                """;
        assertThat(Fixture.text(FIXTURE.ask(figure).rows())).isEqualTo(FIXTURE.plain(plain));
    }

    /** Two subjects beside each other are two legs: no fact is counted more than once, and none is lost that has no like. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            SELECT year, gdp, population FROM indicators.economy JOIN indicators.people USING (region, year) ORDER BY year # 2022 | 140.5 | 18;2023 | 112.25 | 55;2024 | 243.125 | 0;2025 | null | null
            SELECT e.year, e.gdp, p.areas FROM indicators.economy e JOIN indicators.people p ON e.year = p.year WHERE p.year = 2023 # 2023 | 112.25 | 4
            SELECT region, gdp, population FROM indicators.economy NATURAL JOIN indicators.people WHERE year = 2023 AND region_level = 'province' ORDER BY gdp DESC NULLS LAST LIMIT 1 # 11 | 110.25 | 10
            SELECT year, YOY(gdp), YOY(population) FROM indicators.economy JOIN indicators.people USING (year) WHERE year = 2023 # 2023 | -0.201067615658 | 2.05555555556
            """)
    void subjectsThatAreJoinedMeetInTheirCells(String question, String rows) {
        assertThat(Fixture.text(FIXTURE.ask(question).rows()).replace("\n", ";"))
                .isEqualTo(rows);
    }

    /** A cell of one fact is not shown, neither by itself, nor through HAVING, nor in a ratio. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            SELECT population FROM indicators.people WHERE region = '1102' AND year = 2022 # null
            SELECT region FROM indicators.people WHERE year = 2025 HAVING population = 6 # ''
            SELECT MAX(p) FROM (SELECT region, population AS p FROM indicators.people WHERE year = 2025) # null
            SELECT population FROM indicators.people WHERE region = '1102' AND year = 2023 # 1
            """)
    void thinCellsAreNotShown(String question, String rows) {
        assertThat(Fixture.text(FIXTURE.ask(question).rows())).isEqualTo(rows.replace("''", ""));
    }

    @Test
    void starGivesEveryColumnAndNullWhereThereIsNoFigure() {
        String rows = Fixture.text(FIXTURE.ask("SELECT * FROM indicators.economy WHERE year = 2024 AND region = '11'")
                .rows());
        assertThat(rows)
                .isEqualTo("11 | 北京市 | province | 2024-01-01 | 2024 | 120 | null | 8 | null | null | 108 | null");
    }

    /** A filter on a group key never changes the number in a cell that stays. */
    @Test
    void aFilterOnAKeyLeavesTheOtherCellsAlone() {
        long seed = 20260101L;
        Random random = new Random(seed);
        List<String> figures = List.of("gdp", "employment", "mean_employment", "gdp_net", "gdp, employment");
        List<String> keys = List.of("region", "year", "region, year", "region_name, year", "period");
        for (int round = 0; round < 40; round++) {
            String key = keys.get(random.nextInt(keys.size()));
            String figure = figures.get(random.nextInt(figures.size()));
            String filter = key.contains("region,") || key.equals("region")
                    ? "region = '1" + (1 + random.nextInt(3)) + "'"
                    : key.equals("period") ? "period = DATE '2023-01-01'" : "year = " + (2022 + random.nextInt(3));
            String select = "SELECT " + key + ", " + figure + " FROM indicators.economy";
            String some = "COALESCE(" + figure + ") IS NOT NULL";
            String within = Fixture.text(FIXTURE.ask(
                            "SELECT * FROM (" + select + " WHERE " + filter + ") AS q WHERE " + some + " ORDER BY 1, 2")
                    .rows());
            String outside = Fixture.text(FIXTURE.ask(
                            "SELECT * FROM (" + select + ") AS q WHERE " + filter + " AND " + some + " ORDER BY 1, 2")
                    .rows());
            assertThat(within).as("seed %s: %s WHERE %s", seed, select, filter).isEqualTo(outside);
        }
    }
}

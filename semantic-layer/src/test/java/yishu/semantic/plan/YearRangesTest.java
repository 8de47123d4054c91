package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.semantic.indicator.Sql;

/** Conditions on the year beside the ranges that are written for them. */
class YearRangesTest {
    private static final MemoryEngine ENGINE = new MemoryEngine()
            .with(
                    "core.days",
                    "SELECT period, CAST(EXTRACT(YEAR FROM period) AS INTEGER) AS year FROM (VALUES (DATE '2019-12-31'),"
                            + " (DATE '2020-01-01'), (DATE '2021-07-01'), (DATE '2022-12-31'), (DATE '2023-01-01'),"
                            + " (DATE '2024-02-29'), (DATE '2025-01-01'), (NULL)) AS t(period)",
                    Map.of());

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /** On every day, and on none, the two are true, false or unknown together. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            year = 2024
            2024 = year
            year < 2022
            year <= 2022
            year > 2022
            2022 >= year
            2022 < year
            year BETWEEN 2020 AND 2022
            year BETWEEN 2022 AND 2020
            year IN (2020, 2021, 2024)
            year IN (2021)
            year IN (2024, 2020, 2022, 2021)
            NOT (year = 2024)
            NOT (year IN (2020, 2023) AND year > 2020)
            year = 2020 OR period >= DATE '2024-01-01'
            CASE WHEN year >= 2022 THEN year = 2024 ELSE year = 2019 END
            """)
    void rangesAgreeWithTheYear(String condition) {
        String ranged = Sql.text(YearRanges.in(Sql.expression(condition)));
        assertThat(ranged).contains("period").doesNotMatch(".*\\byear\\W+(=|<|>|IN|BETWEEN) ?\\(?20.*");
        String agree = "SELECT COUNT(*), COUNT(*) FILTER (WHERE (" + condition + ") IS NOT DISTINCT FROM (" + ranged
                + ")) FROM \"core.days\"";
        assertThat(ENGINE.rows(agree).values()).as(ranged).containsExactly(List.of(8L, 8L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            year <> 2024
            year NOT IN (2023, 2024)
            year NOT BETWEEN 2020 AND 2022
            year BETWEEN SYMMETRIC 2022 AND 2020
            year = 2024.5
            year = '2024'
            year < 99999
            year > -1
            year = (SELECT MAX(y) FROM t WHERE y = 2024)
            year + 1 = 2024
            """)
    void whatIsNoPlainRangeIsLeftAlone(String condition) {
        String text = Sql.text(Sql.expression(condition));
        assertThat(Sql.text(YearRanges.in(Sql.expression(condition)))).isEqualTo(text);
    }

    @Test
    void legsReadRangesOfThePeriod() {
        try (Fixture fixture = new Fixture()) {
            assertThat(fixture.explain("SELECT gdp FROM indicators.economy WHERE year IN (2022, 2024)"))
                    .doesNotContain("EXTRACT")
                    .containsIgnoringWhitespaces(
                            "\"period\" >= DATE '2022-01-01' AND \"f\".\"period\" < DATE '2025-01-01'");
            assertThat(fixture.explain("SELECT employment FROM indicators.economy WHERE year <= 2023"))
                    .doesNotContain("EXTRACT");
        }
    }
}

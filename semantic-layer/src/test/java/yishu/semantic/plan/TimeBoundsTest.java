package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Sql;

/** Facts that no span of a question leads to are not read. */
class TimeBoundsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            year = 2024 # 2024-01-01 # 2024-12-31
            year >= 2021 # 2021-01-01 # null
            year BETWEEN 2020 AND 2021 # 2020-01-01 # 2021-12-31
            year IN (2024, 2019) # 2019-01-01 # 2024-12-31
            period <= DATE '2021-05-01' # null # 2021-05-01
            year NOT BETWEEN 2020 AND 2021 # null # null
            year = 2024 OR year = 2019 # null # null
            month = 3 # null # null
            year + 1 = 2024 # null # null
            """)
    void conditionsBoundThePeriods(String condition, String from, String until) {
        TimeBounds bounds = of(condition);
        assertThat(String.valueOf(bounds.from())).isEqualTo(from);
        assertThat(String.valueOf(bounds.until())).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "year = 2024, 2023-01-01, 2024-12-31",
        "year <= 2024, null, 2024-12-31",
        "period = DATE '2024-03-01', 2023-03-01, 2024-03-01"
    })
    void aYearBeforeIsReadAsWell(String condition, String from, String until) {
        TimeBounds bounds = of(condition).around(List.of(Span.OWN.then(Span.years(-1))));
        assertThat(String.valueOf(bounds.from())).isEqualTo(from);
        assertThat(String.valueOf(bounds.until())).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({"YTD, 2024-01-01", "LAST, 2023-12-01", "BOTH, 2022-12-01"})
    void aWindowIsReadFromItsBeginning(String window, String from) {
        Span.Step last = new Span.Step.Rolling(3, Frequency.M);
        Span span =
                switch (window) {
                    case "YTD" -> Span.OWN.then(new Span.Step.YearToDate());
                    case "LAST" -> Span.OWN.then(last);
                    default -> Span.OWN.then(Span.years(-1)).then(last);
                };
        assertThat(of("period = DATE '2024-03-01'").around(List.of(span)).from())
                .hasToString(from);
    }

    private static TimeBounds of(String condition) {
        return TimeBounds.of(new Context(Map.of(), List.of(Sql.expression(condition)), Map.of()));
    }
}

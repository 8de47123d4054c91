package yishu.pipelines.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.WorkingDays;

class DueTest {
    private static Due due(String every, int days, boolean working) {
        return new Due(1, Period.parse(every), days, working, 0, Set.of(1), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 2024-02-29, 2024-02-29, 2024-03-01",
        "P7D, 2024-02-29, 2024-02-26/2024-03-03, 2024-03-04/2024-03-10",
        "P1M, 2024-02-29, 2024-02, 2024-03",
        "P2M, 2024-02-29, 2024-01-01/P2M, 2024-03-01/P2M",
        "P3M, 2024-02-29, 2024-Q1, 2024-Q2",
        "P3M, 2024-12-01, 2024-Q4, 2025-Q1",
        "P6M, 2024-07-01, 2024-S2, 2025-S1",
        "P1Y, 2024-02-29, 2024, 2025"
    })
    void cutsTheYearIntoPeriods(String every, LocalDate day, String around, String next) {
        Due due = due(every, 0, false);
        assertThat(due.around(day)).hasToString(around);
        assertThat(due.next(due.around(day))).hasToString(next);
        assertThat(due.around(day).holds(day)).isTrue();
    }

    /** 2026-10-10 is a Saturday, and no code list makes it a working day here. */
    @ParameterizedTest
    @CsvSource({
        "P1M, 9, false, 2026-09-01, 2026-10-09",
        "P1M, 10, false, 2026-09-01, 2026-10-12",
        "P1M, 10, true, 2026-09-01, 2026-10-14",
        "P3M, 20, false, 2026-09-01, 2026-10-20",
        "P1Y, 60, false, 2026-09-01, 2027-03-01"
    })
    void countsTheDaysAfterThePeriod(String every, int days, boolean working, LocalDate day, LocalDate by) {
        Due due = due(every, days, working);
        assertThat(due.by(due.around(day), WorkingDays.of(Map.of()))).isEqualTo(by);
    }

    @ParameterizedTest
    @CsvSource({"P1M, 2026-01-31, false", "P1M, 2026-02-01, true", "P3M, 2026-03-01, false", "P1D, 2026-01-01, true"})
    void owesNothingForThePeriodsThatAreToldWithOthers(String every, LocalDate day, boolean owes) {
        Due due = due(every, 0, false);
        assertThat(due.owes(due.around(day))).isEqualTo(owes);
    }
}

package yishu.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days off as the State Council has announced them. */
class WorkingDaysTest {
    private static WorkingDays calendar() {
        Problems problems = new Problems();
        Path file = Path.of(System.getProperty("yishu.root"), "pipelines/codelists/public_holiday.csv");
        CodeList list = CodeList.read(file, problems);
        WorkingDays.check(file, list, problems);
        problems.throwIfAny();
        return WorkingDays.of(Map.of(WorkingDays.LIST, list));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 0, 2026-09-30",
        "2026-09-30, 1, 2026-10-08",
        "2026-09-30, 3, 2026-10-10",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 1, 2026-02-24",
        "2025-04-25, 1, 2025-04-27",
        "2025-04-30, 1, 2025-05-06",
        "2027-01-01, 1, 2027-01-04"
    })
    void countsWorkingDays(LocalDate day, int days, LocalDate found) {
        assertThat(calendar().after(day, days)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-01, 2026-10-08", "2026-10-10, 2026-10-10", "2026-10-11, 2026-10-12", "2027-10-01, 2027-10-01"})
    void putsADayOffOffToTheNextWorkingDay(LocalDate day, LocalDate found) {
        assertThat(calendar().onOrAfter(day)).isEqualTo(found);
    }

    @Test
    void knowsWeekendsOnlyWhereNoListIs() {
        WorkingDays plain = WorkingDays.of(Map.of());
        assertThat(plain.onOrAfter(LocalDate.of(2026, 10, 1))).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(plain.after(LocalDate.of(2026, 9, 30), 3)).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(plain.knows(2026)).isFalse();
        assertThat(calendar().knows(2026)).isTrue();
    }

    @Test
    void tellsWhatIsWrongInTheList() {
        Problems problems = new Problems();
        Path file = Path.of("public_holiday.csv");
        CodeList list = CodeList.parse(file, "code,name,level\n2026-02-30,春节,holiday\n2026-02-17,春节,off\n", problems);
        WorkingDays.check(file, list, problems);
        assertThat(problems.all())
                .extracting(Problem::what)
                .containsExactly(
                        "'2026-02-30' is not a date such as 2026-10-01",
                        "level 'off' of 2026-02-17 is neither holiday nor working");
        assertThat(WorkingDays.of(Map.of(WorkingDays.LIST, list)).knows(2026)).isTrue();
    }
}

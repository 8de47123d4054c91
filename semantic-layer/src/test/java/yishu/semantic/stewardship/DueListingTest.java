package yishu.semantic.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.semantic.format.ValueText;

/** What is owed, since when, and how it came before; the days are worked out by hand. */
class DueListingTest {
    private final Contracts contracts;
    private final Map<String, TreeMap<LocalDate, LocalDate>> came = new TreeMap<>();

    DueListingTest(@TempDir Path folder) {
        contracts = new Contracts(folder);
    }

    /** Says on which day each period came, by its last day: {@code 2024-01-31 2024-02-05}. */
    private DueListingTest came(String dataset, String... days) {
        Arrays.stream(days).map(it -> it.split(" ", 2)).forEach(it -> came.computeIfAbsent(
                        dataset, any -> new TreeMap<>())
                .put(LocalDate.parse(it[0]), LocalDate.parse(it[1])));
        return this;
    }

    private DueListing on(String day, Optional<String> department) {
        return DueListing.on(
                LocalDate.parse(day),
                contracts.read(),
                department,
                (dataset, due, until) -> came.getOrDefault(dataset.id(), new TreeMap<>()));
    }

    private static List<String> lines(Listing listing) {
        return listing.answer().rows().values().stream()
                .map(row -> String.join(
                        " | ", row.stream().map(it -> ValueText.of(it)).toList()))
                .toList();
    }

    private List<String> on(String day) {
        return lines(on(day, Optional.empty()).byDataset());
    }

    /** Ten working days after 31 March 2024, a Sunday, are over on Friday 12 April: no list tells of a holiday. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-31, next | 0 | 0 | 2024-03 | 2024-04-12 | 0 | 2024-02 | 2024-03-08 | 2 of 2",
        "2024-04-01, due | 1 | 0 | 2024-03 | 2024-04-12 | 0 | 2024-02 | 2024-03-08 | 2 of 2",
        "2024-04-12, due | 1 | 0 | 2024-03 | 2024-04-12 | 0 | 2024-02 | 2024-03-08 | 2 of 2",
        "2024-04-15, in grace | 1 | 0 | 2024-03 | 2024-04-12 | 3 | 2024-02 | 2024-03-08 | 2 of 2",
        "2024-04-16, overdue | 1 | 1 | 2024-03 | 2024-04-12 | 4 | 2024-02 | 2024-03-08 | 2 of 3",
        "2024-05-20, overdue | 2 | 2 | 2024-03 | 2024-04-12 | 38 | 2024-02 | 2024-03-08 | 2 of 4"
    })
    void goesFromNextToOverdue(String day, String line) {
        contracts.due("a/b", "{every: P1M, days: 10, working: true, grace: 3}");
        came("a/b", "2024-01-31 2024-02-08", "2024-02-29 2024-03-08");
        assertThat(on(day)).containsExactly("a | a/b | " + line);
    }

    /** The first load brought 2023 and January; February was two days late, March in its grace. */
    @Test
    void judgesNoHistoryThatTheFirstLoadBrought() {
        contracts.due("a/b", "{every: P1M, days: 10, grace: 2}");
        came("a/b", "2023-12-31 2024-02-08", "2024-01-31 2024-02-08", "2024-02-29 2024-03-15", "2024-03-31 2024-04-12");
        assertThat(on("2024-04-20"))
                .containsExactly("a | a/b | next | 0 | 0 | 2024-04 | 2024-05-10 | 0 | 2024-03 | 2024-04-12 | 2 of 3");
    }

    @Test
    void asksNoFileOfJanuaryThatIsToldWithFebruary() {
        contracts.due("a/b", "{every: P1M, days: 10, except: [1]}");
        came("a/b", "2023-12-31 2024-01-08");
        assertThat(on("2024-02-20"))
                .containsExactly("a | a/b | next | 0 | 0 | 2024-02 | 2024-03-11 | 0 | 2023-12 | 2024-01-08 | 1 of 1");
        assertThat(on("2024-03-20"))
                .containsExactly(
                        "a | a/b | overdue | 1 | 1 | 2024-02 | 2024-03-11 | 9 | 2023-12 | 2024-01-08 | 1 of 2");
    }

    @Test
    void expectsWhatNeverCame() {
        contracts.due("a/b", "{every: P3M, days: 20}").due("c/d", "{every: P3M, days: 20, since: 2023-07-01}");
        assertThat(on("2024-05-01"))
                .containsExactly(
                        "a | a/b | overdue | 1 | 1 | 2024-Q1 | 2024-04-22 | 9 | nothing came |  | ",
                        "c | c/d | overdue | 3 | 3 | 2023-Q3 | 2023-10-20 | 194 | nothing came |  | ");
    }

    @Test
    void listsEachFileOfADepartmentTheOldestFirst() {
        contracts.due("a/b", "{every: P1M, days: 10}").due("c/d", "{every: P3M, days: 20, since: 2023-07-01}");
        DueListing listing = on("2024-05-01", Optional.of("c"));
        assertThat(lines(listing.byFile()))
                .containsExactly(
                        "c | c/d | 2023-Q3 | 2023-10-20 | overdue | 194",
                        "c | c/d | 2023-Q4 | 2024-01-22 | overdue | 100",
                        "c | c/d | 2024-Q1 | 2024-04-22 | overdue | 9");
        assertThat(listing.overdue()).isEqualTo(3);
        assertThatThrownBy(() -> on("2024-05-01", Optional.of("cc")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot find department 'cc'");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        contracts.due("a/b", "{every: P1M, days: 10}").dataset("c/d", "数", "PERSON", "");
        contracts.write("codelists/public_holiday.csv", "code,name,level\n2024-10-01,国庆节,holiday\n");
        assertThat(on("2024-12-02", Optional.empty()).byDataset().answer().notes())
                .containsExactly(
                        "as of 2024-12-02: nothing is overdue", "the contract says nothing of when files are due: c/d");
        assertThat(on("2025-02-02", Optional.empty()).byDataset().answer().notes())
                .contains("no public holidays are listed for 2025; only weekends are days off then");
    }
}

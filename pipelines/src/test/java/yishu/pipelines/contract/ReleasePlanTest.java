package yishu.pipelines.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problems;
import yishu.content.Yaml;

class ReleasePlanTest {
    private final Problems problems = new Problems();

    private ReleasePlan plan(String yaml) {
        Yaml read = Yaml.parse(Path.of("contract.yaml"), yaml, problems);
        return new ReleasePlanReader(new ValueReader(problems)).read(read);
    }

    @ParameterizedTest
    @CsvSource({
        // the next moment that was announced
        "2026-01-05T09:00, 2026-01-10T09:00, 2026-01-17T10:00",
        // one that was missed counts until there is a release
        "2026-01-05T09:00, 2026-01-18T09:00, 2026-01-17T10:00",
        // of several the latest
        "2026-01-05T09:00, 2026-03-01T00:00, 2026-02-27T10:00",
        // a release in time is a release
        "2026-01-17T10:00, 2026-01-18T09:00, 2026-02-27T10:00",
        // the calendar has ended
        "2026-02-27T10:01, 2026-03-01T00:00,",
        // the first release of all
        ", 2026-01-10T09:00, 2026-01-17T10:00",
    })
    void aCalendarGivesTheMomentThatIsNextOrWasMissed(LocalDateTime last, LocalDateTime now, LocalDateTime expected) {
        ReleasePlan plan = plan("{approval: required, calendar: [\"2026-02-27T10:00\", \"2026-01-17T10:00\"]}");
        assertThat(plan.embargo(Optional.empty(), Optional.ofNullable(last), now))
                .isEqualTo(Optional.ofNullable(expected));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aRuleCountsFromTheEndOfThePeriod() {
        ReleasePlan plan = plan("{approval: required, after_period: P18D, at: \"09:30\"}");
        assertThat(plan.embargo(Optional.of(LocalDate.of(2025, 12, 31)), Optional.empty(), LocalDateTime.MIN))
                .contains(LocalDateTime.of(2026, 1, 19, 9, 30));
        assertThat(plan.embargo(Optional.empty(), Optional.empty(), LocalDateTime.MIN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|a release needs 'approval: required'",
                "{approval: none}|a release needs 'approval: required'",
                "{approval: required, calender: []}|unknown key 'calender' in release; did you mean 'calendar'?",
                "{approval: required, calendar: [\"17.1.2026\"]}|is not a time such as \"2026-01-17T10:00\"",
                "{approval: required, at: \"10:00\"}|'at' is the time of day for 'after_period'",
                "{approval: required, calendar: [], after_period: P1D}|either its calendar or 'after_period'",
            })
    void whatIsWrongIsAProblem(String yaml, String problem) {
        plan(yaml);
        assertThat(problems.all()).singleElement().asString().contains(problem);
    }
}

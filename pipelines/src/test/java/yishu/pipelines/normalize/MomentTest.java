package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;

class MomentTest {
    @ParameterizedTest
    @CsvSource({
        "2024-04-01T09:00:00, 2024-04-01T10:30:00, 1.5",
        "2024-02-28 23:00, 2024-03-01 01:00, 26",
        "2024-04-01T00:00:00, 2024-04-01T00:00:01, 0.000278",
        "2024-04-02T09:00:00, 2024-04-01T09:00:00, -24",
        "2024-04-01T09:00:00+08:00, 2024-04-01T02:00:00Z, 1",
    })
    void countsHours(String since, String until, String hours) {
        assertThat(Moment.hours(since, until)).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-30T23:30:00Z, 2024-05-01",
        "2024-04-30T15:59:59.999Z, 2024-04-30",
        "2024-05-01 07:30:00+08:00, 2024-05-01",
        "2024-04-30T18:00:00-06:00, 2024-05-01",
        "2024-04-30T23:30:00, ",
        "2024-04-30, ",
        "2024年4月, ",
    })
    void anInstantIsOnADayInTheZone(String text, LocalDate day) {
        assertThat(Moment.day(text, ZoneId.of("Asia/Shanghai")))
                .isEqualTo(Optional.ofNullable(day).map(it -> Period.of(it, Frequency.D)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29T09:00:00Z", "2101-01-01T00:00:00Z", "2024-04-30T25:00:00Z"})
    void noSuchDay(String text) {
        assertThatThrownBy(() -> Moment.day(text, ZoneId.of("Asia/Shanghai"))).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-02-29T09:00:00, 2023-03-01T09:00:00, Cannot read time '2023-02-29T09:00:00'",
        "2023-03-01, 2023-03-02T09:00:00, Cannot read time '2023-03-01'",
        "2023-03-01T09:00:00, 2023-03-01T09:00:00Z, tells its offset",
    })
    void refusesWhatIsNoTime(String since, String until, String reason) {
        assertThatThrownBy(() -> Moment.hours(since, until))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason);
    }
}

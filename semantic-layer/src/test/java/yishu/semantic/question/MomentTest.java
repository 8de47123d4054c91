package yishu.semantic.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;

class MomentTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2024-06-01,                2024-06-01T15:59:59.999999Z",
        "2024-06-01T10:00:00,       2024-06-01T02:00:00Z",
        "2024-06-01T10:00,          2024-06-01T02:00:00Z",
        "2024-06-01T10:00:00Z,      2024-06-01T10:00:00Z",
        "2024-06-01T10:00:00+09:00, 2024-06-01T01:00:00Z",
    })
    void readsDatesAndTimes(String text, Instant moment) {
        assertThat(Moment.of(text, SHANGHAI)).isEqualTo(moment);
    }

    @Test
    void everythingElseIsRefused() {
        assertThatThrownBy(() -> Moment.of("yesterday", SHANGHAI))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read moment 'yesterday'");
    }
}

package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;

class CheckCharacterTest {
    /** The worked example of GB 32100-2015, and codes that enterprises print on their invoices. */
    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "914403001922038216", "91440300708461136T", "91110000802100433B"})
    void takesCodesThatAreRight(String code) {
        assertThatCode(() -> CheckCharacter.verify("GB32100", code)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y44, its check character should be '3'",
        "91350100M000100Y4, 18 digits and letters",
        "91350100M000100Y4I, none of them I",
        "91350100m000100y43, 18 digits and letters",
    })
    void refusesOthersWithTheReason(String code, String reason) {
        assertThatThrownBy(() -> CheckCharacter.verify("GB32100", code))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(reason);
    }

    @Test
    void knowsOneStandard() {
        assertThatThrownBy(() -> CheckCharacter.verify("GB11714", "M000100Y4"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

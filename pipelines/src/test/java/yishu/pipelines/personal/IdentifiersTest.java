package yishu.pipelines.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.pipelines.contract.Identifier;

/** Numbers judged by the worked examples of the standards, and what people make of them. */
class IdentifiersTest {
    /** GB 11643 and GB 32100 print the first two of each themselves. */
    @ParameterizedTest
    @CsvSource({
        "GB11643, 11010519491231002X",
        "GB11643, 440524188001010014",
        "GB11643, １１０１０５１９４９１２３１００２ｘ",
        "GB11643, 110105 19491231 002x",
        "GB11643, 110105491231002",
        "GB32100, 91350100M000100Y43",
        "GB32100, 91350100m000100y43",
        "GB32100, '　91350100 M000100Y 43'",
        "GB32100, 914403001922038216",
        "GB32100, 91440300708461136T",
        "GB32100, 91110000802100433B"
    })
    void soundOnesAre(Identifier standard, String text) {
        assertThat(Identifiers.fault(standard, Identifiers.written(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GB11643, 110105194912310021, check character is wrong",
        "GB11643, 11010519490231002X, day of birth",
        "GB11643, 11010519491331002X, day of birth",
        "GB11643, 110105490231002, day of birth",
        "GB11643, 1101051949123100, those have 18 signs",
        "GB11643, 11010519491231002Y, those have 18 signs",
        "GB11643, A1010519491231002X, those have 18 signs",
        "GB32100, 91350100M000100Y4Z, those have 18 digits and letters",
        "GB32100, 91350100M000100Y44, check character is wrong",
        "GB32100, 91350100M000100Y4, those have 18 digits and letters",
        "GB32100, 9135O100M000100Y43, those have 18 digits and letters"
    })
    void faultsAreToldWithoutTheNumber(Identifier standard, String number, String fault) {
        assertThat(Identifiers.fault(standard, number)).hasValueSatisfying(told -> assertThat(told)
                .contains(fault)
                .doesNotContain(number)
                .doesNotContain(number.substring(6, 12)));
    }

    /** A single wrong digit, and two that changed places, are always found where the check is to find them. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void everySingleWrongDigitIsFound(String number) {
        for (int place = 0; place < 17; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = number.substring(0, place) + digit + number.substring(place + 1);
                assertThat(Identifiers.fault(Identifier.GB11643, wrong).isEmpty())
                        .as(wrong)
                        .isEqualTo(wrong.equals(number));
            }
        }
    }
}

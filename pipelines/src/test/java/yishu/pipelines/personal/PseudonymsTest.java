package yishu.pipelines.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.pipelines.contract.Personal;

/** One person is one pseudonym, however departments write the text; the values are those of OpenSSL. */
class PseudonymsTest {
    private static final Key KEY = new Key("k1", HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2)));
    private final Pseudonyms pseudonyms = new Pseudonyms(KEY);

    /**
     * {@code printf 'id_number\00011010519491231002X' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0011...}
     */
    @Test
    void thePseudonymIsAnHmacOfTypeAndText() {
        assertThat(pseudonyms.of(Personal.ID_NUMBER, "11010519491231002X"))
                .isEqualTo("k1:3dcffd50c45f63c7f671081f2f3b5003d28ad5581511c87e7ba05db56be6a3a6");
        assertThat(pseudonyms.of(Personal.NAME, "张三"))
                .isEqualTo("k1:05a5060b12db82e2da3800a7eab00b6706e429b3f1cfb1e65dcaa58c0a24beaf");
    }

    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, 11010519491231002X, １１０１０５１９４９１２３１００２ｘ",
        "ID_NUMBER, 11010519491231002X, 110105 19491231 002x",
        "ID_NUMBER, 11010519491231002X, 110105491231002",
        "NAME, 张三, ' 张　三 '",
        "NAME, 迪丽热巴·迪力木拉提, 迪丽热巴 • 迪力木拉提",
        "NAME, JOHN SMITH, John  Smith",
        "PHONE, 13800138000, +86 138-0013-8000",
        "PHONE, 08711234567, (0871) 123-4567",
        "EMAIL, zhang@example.cn, ' Zhang@Example.CN'",
        "PLATE, 云A12345, 云a·12345",
        "CREDIT_CODE, 92990101MA00000001, 92990101ma00000001",
        "ACCOUNT, 6222021234567890123, 6222 0212 3456 7890 123"
    })
    void waysOfWritingAreOnePerson(Personal type, String one, String other) {
        assertThat(pseudonyms.of(type, other)).isEqualTo(pseudonyms.of(type, one));
    }

    @Test
    void typesAndKeysNeverMeet() {
        String text = "13800138000";
        assertThat(pseudonyms.of(Personal.PHONE, text)).isNotEqualTo(pseudonyms.of(Personal.ACCOUNT, text));
        assertThat(new Pseudonyms(new Key("k2", new byte[32])).of(Personal.PHONE, text))
                .startsWith("k2:");
        assertThat(Pseudonyms.isOne(pseudonyms.of(Personal.PHONE, text))).isTrue();
        assertThat(Pseudonyms.isOne(text)).isFalse();
    }

    @Test
    void aKeyNeverTellsItself() {
        assertThat(KEY + " " + pseudonyms).doesNotContain("0011").contains("k1");
    }
}

package yishu.pipelines.personal;

import java.text.Normalizer;
import java.util.Locale;
import yishu.pipelines.contract.Personal;

/**
 * The one way in which a text of a person is written before it is hashed, so that {@code "１１０１０５ 19491231 002x"} and
 * {@code "11010519491231002X"} are the same person: half-width signs, nothing invisible, and by its type without what
 * people put between.
 */
public final class PlainText {
    private static final String PREFIX_OF_PHONES = "(?:\\+|00)86(?=1\\d{10}$)";

    private PlainText() {}

    /** The text as it is hashed; empty if nothing is left of it. */
    public static String of(Personal type, String text) {
        String plain = half(text);
        return switch (type) {
            case ID_NUMBER -> IdNumber.current(dense(plain));
            case CREDIT_CODE, PASSPORT, PLATE -> dense(plain).replaceAll("[-·•.]", "");
            case PHONE -> dense(plain).replaceAll("[-()./]", "").replaceFirst(PREFIX_OF_PHONES, "");
            case ACCOUNT -> dense(plain).replace("-", "");
            case EMAIL -> plain.replace(" ", "").toLowerCase(Locale.ROOT);
            // 欧阳 · 娜娜 and 欧阳•娜娜 are one name; a Latin one keeps its blanks.
            case NAME ->
                plain.replaceAll("[·•‧・]", "·")
                        .replaceAll("(?<=\\p{IsHan}|·) +| +(?=\\p{IsHan}|·)", "")
                        .toUpperCase(Locale.ROOT);
            case ADDRESS -> dense(plain);
            case FREE_TEXT -> plain;
        };
    }

    /** An identifier without blanks, in capitals. */
    static String dense(String text) {
        return text.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** Half-width signs, single blanks inside, none at the ends, nothing invisible. */
    static String half(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Cc}&&[^\\s]]", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }
}

package yishu.pipelines.normalize;

import java.util.regex.Pattern;
import yishu.content.InputException;

/** Identifiers that end in a check character: {@code 91350100M000100Y43} is one of GB 32100, {@code ...Y44} is none. */
final class CheckCharacter {
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern CREDIT_CODE = Pattern.compile("[" + SIGNS + "]{18}");

    private CheckCharacter() {}

    /** Refuses an identifier that is not written as its standard says. */
    static void verify(String standard, String identifier) {
        if (!standard.equals("GB32100")) {
            throw new IllegalArgumentException("Cannot verify '" + identifier + "': unknown standard " + standard);
        }
        if (!CREDIT_CODE.matcher(identifier).matches()) {
            throw new InputException("'" + identifier + "' is no unified credit code: those have 18 digits and letters,"
                    + " none of them I, O, S, V or Z");
        }
        char right = creditCode(identifier);
        if (identifier.charAt(17) != right) {
            throw new InputException(
                    "'" + identifier + "' is no unified credit code: its check character should be '" + right + "'");
        }
    }

    /** Section 4.4 of GB 32100-2015: each sign's value by a power of three, modulo 31. */
    private static char creditCode(String code) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < 17; place++) {
            sum += SIGNS.indexOf(code.charAt(place)) * weight;
            weight = weight * 3 % 31;
        }
        return SIGNS.charAt((31 - sum % 31) % 31);
    }
}

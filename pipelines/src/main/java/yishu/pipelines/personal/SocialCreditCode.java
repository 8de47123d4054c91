package yishu.pipelines.personal;

import java.util.Optional;

/**
 * A unified social credit code (GB 32100-2015): who registered it, the kind of organization, six digits of a place, nine
 * signs of the organization, and the check character that {@code 91350100M000100Y43} ends with. The letters I, O, S, V and Z
 * are not used.
 */
final class SocialCreditCode {
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int BODY = 17;

    private SocialCreditCode() {}

    /** What is wrong with a code, without a word of it; nothing if it is sound. */
    static Optional<String> fault(String code) {
        if (!code.matches("[" + SIGNS + "]{2}\\d{6}[" + SIGNS + "]{10}")) {
            return Optional.of(
                    "is no unified credit code: those have 18 digits and letters, none of them I, O, S, V or Z");
        }
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < BODY; place++) {
            sum += SIGNS.indexOf(code.charAt(place)) * weight;
            weight = weight * 3 % SIGNS.length();
        }
        char check = SIGNS.charAt((SIGNS.length() - sum % SIGNS.length()) % SIGNS.length());
        return code.charAt(BODY) == check
                ? Optional.empty()
                : Optional.of("is no unified credit code: its check character is wrong");
    }
}

package yishu.pipelines.generate.economy;

import java.util.Locale;

/**
 * Unified social credit codes (GB 32100): {@code of("990101", 7)} is {@code 91990101}, the organization 00000007 with its
 * own check sign (GB 11714), and a check sign over all. Regions from 99 on are used by nobody.
 */
public final class CreditCode {
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /** The code of an enterprise, registered by the market regulator of a county. */
    public static String of(String county, int number) {
        String organization = String.format(Locale.ROOT, "%08d", number);
        String body = "91" + county + organization + organizationCheck(organization);
        return body + check(body);
    }

    /** The same with a wrong check sign. */
    public static String broken(String code) {
        int right = SIGNS.indexOf(code.charAt(17));
        return code.substring(0, 17) + SIGNS.charAt((right + 1) % SIGNS.length());
    }

    private static char organizationCheck(String digits) {
        int sum = 0;
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * ORGANIZATION_WEIGHTS[place];
        }
        int rest = 11 - sum % 11;
        return rest == 10 ? 'X' : rest == 11 ? '0' : (char) ('0' + rest);
    }

    private static char check(String body) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < 17; place++) {
            sum += SIGNS.indexOf(body.charAt(place)) * weight;
            weight = weight * 3 % 31;
        }
        return SIGNS.charAt((31 - sum % 31) % 31);
    }
}

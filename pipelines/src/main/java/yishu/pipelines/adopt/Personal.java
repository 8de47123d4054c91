package yishu.pipelines.adopt;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Columns that tell of single persons, by what stands in them and by what they are called. */
final class Personal {
    private static final Pattern PHONE = Pattern.compile("(?:\\+?86)?1[3-9]\\d{9}");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final String NAMES = "姓名|身份证|公民身份号码|手机|联系电话|电话号码|住址|家庭地址|居住地址|邮箱|护照|出生日期|银行卡|法定代表人"
            + "|联系人|id_?card|phone|mobile|e-?mail|passport|surname|first_?name|last_?name|full_?name|birth";
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";
    private static final String CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final double MOST = 0.8;

    private Personal() {}

    /** Why a column is taken to be personal. */
    static Optional<String> reason(Profile profile) {
        if (mostly(profile, Personal::isIdentityNumber)) {
            return Optional.of("its values are citizens' identity numbers (GB 11643)");
        }
        if (mostly(profile, it -> PHONE.matcher(it.replaceAll("[ -]", "")).matches())) {
            return Optional.of("its values are telephone numbers");
        }
        if (mostly(profile, it -> MAIL.matcher(it).matches())) {
            return Optional.of("its values are addresses of e-mail");
        }
        return profile.says(NAMES) && !profile.isBlank()
                ? Optional.of("it is called '" + profile.name() + "'")
                : Optional.empty();
    }

    /** Whether a column holds unified credit codes (GB 32100), which tell one enterprise from another. */
    static boolean isCreditCodes(Profile profile) {
        return mostly(profile, Personal::isCreditCode);
    }

    private static boolean mostly(Profile profile, Predicate<String> test) {
        return profile.distinct().size() > 0 && profile.share(test) >= MOST;
    }

    static boolean isIdentityNumber(String text) {
        if (!text.matches("\\d{17}[\\dXx]")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += ID_WEIGHTS[place] * (text.charAt(place) - '0');
        }
        return ID_CHECKS.charAt(sum % 11) == Character.toUpperCase(text.charAt(17));
    }

    static boolean isCreditCode(String text) {
        if (!text.matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < 17; place++) {
            sum += weight * CREDIT_SIGNS.indexOf(text.charAt(place));
            weight = weight * 3 % 31;
        }
        return CREDIT_SIGNS.charAt((31 - sum % 31) % 31) == text.charAt(17);
    }
}

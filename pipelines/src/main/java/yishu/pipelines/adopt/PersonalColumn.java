package yishu.pipelines.adopt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import yishu.pipelines.contract.Identifier;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.personal.Identifiers;

/**
 * A column that tells of single persons.
 *
 * @param kind what it tells
 * @param reason why it is taken to: by what stands in it, or by what it is called
 */
record PersonalColumn(Personal kind, String reason) {
    private static final Pattern PHONE = Pattern.compile("(?:\\+?86)?1[3-9]\\d{9}");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final double MOST = 0.8;
    private static final Map<String, Personal> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("身份证|公民身份号码|证件号|id_?card|identity_?n", Personal.ID_NUMBER);
        NAMES.put("护照|passport", Personal.PASSPORT);
        NAMES.put("手机|联系电话|电话号码|phone|mobile", Personal.PHONE);
        NAMES.put("邮箱|e-?mail", Personal.EMAIL);
        NAMES.put("住址|家庭地址|居住地址|home_?address", Personal.ADDRESS);
        NAMES.put("银行卡|银行账号|bank_?account", Personal.ACCOUNT);
        NAMES.put("车牌|号牌|license_?plate", Personal.PLATE);
        NAMES.put("姓名|法定代表人|联系人|surname|first_?name|last_?name|full_?name|person_?name", Personal.NAME);
    }

    static Optional<PersonalColumn> of(Profile profile) {
        if (profile.isBlank()) {
            return Optional.empty();
        }
        return byContent(profile).or(() -> NAMES.entrySet().stream()
                .filter(it -> profile.says(it.getKey()))
                .findFirst()
                .map(it -> new PersonalColumn(it.getValue(), "it is called '" + profile.name() + "'")));
    }

    private static Optional<PersonalColumn> byContent(Profile profile) {
        if (mostly(profile, PersonalColumn::isIdentityNumber)) {
            return Optional.of(
                    new PersonalColumn(Personal.ID_NUMBER, "its values are citizens' identity numbers (GB 11643)"));
        }
        if (mostly(profile, it -> PHONE.matcher(it.replaceAll("[ -]", "")).matches())) {
            return Optional.of(new PersonalColumn(Personal.PHONE, "its values are telephone numbers"));
        }
        return mostly(profile, it -> MAIL.matcher(it).matches())
                ? Optional.of(new PersonalColumn(Personal.EMAIL, "its values are addresses of e-mail"))
                : Optional.empty();
    }

    /** Whether the values are unified credit codes, which tell of a person only where he trades for himself. */
    static boolean areCreditCodes(Profile profile) {
        return mostly(profile, it -> it.strip().length() == 18 && isSound(Identifier.GB32100, it));
    }

    private static boolean mostly(Profile profile, Predicate<String> test) {
        return profile.share(test) >= MOST;
    }

    static boolean isIdentityNumber(String text) {
        return text.strip().matches("\\d{17}[\\dXx]") && isSound(Identifier.GB11643, text);
    }

    private static boolean isSound(Identifier standard, String text) {
        return Identifiers.fault(standard, Identifiers.written(text)).isEmpty();
    }
}

package yishu.pipelines.normalize;

import java.util.regex.Pattern;

/** Numbers below a hundred and years in Chinese: {@code 二〇二四年十二月} becomes {@code 2024年12月}. */
final class ChineseNumerals {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Pattern RUN = Pattern.compile("[〇○零一二三四五六七八九十两]+");

    private ChineseNumerals() {}

    static String toDigits(String text) {
        return RUN.matcher(text).replaceAll(run -> number(run.group()));
    }

    private static String number(String run) {
        String plain = run.replace('○', '〇').replace('零', '〇').replace('两', '二');
        int ten = plain.indexOf('十');
        if (ten < 0) {
            return digits(plain);
        }
        String tens = plain.substring(0, ten);
        String ones = plain.substring(ten + 1);
        // 二〇十 and 十十 are no numbers: left as they stand, so that whoever reads the text refuses it.
        if (tens.length() > 1 || ones.length() > 1 || ones.contains("十")) {
            return run;
        }
        return (tens.isEmpty() ? "1" : digits(tens)) + (ones.isEmpty() ? "0" : digits(ones));
    }

    private static String digits(String run) {
        StringBuilder digits = new StringBuilder();
        run.chars().forEach(sign -> digits.append(DIGITS.indexOf(sign)));
        return digits.toString();
    }
}

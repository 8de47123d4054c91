package yishu.semantic.stewardship;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days that an SDMX period is about: {@code 2024}, {@code 2024-Q1}, {@code 2024-03}, {@code 2024-01-01/P3M}. */
final class Span {
    private static final Pattern PART = Pattern.compile("(\\d{4})(?:-(?:S([12])|Q([1-4])|(\\d{2})))?");
    private static final Pattern TOTAL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/P(\\d{1,2})M");

    private Span() {}

    /** Its last day. */
    static LocalDate last(String period) {
        Matcher total = TOTAL.matcher(period);
        if (total.matches()) {
            return LocalDate.parse(total.group(1))
                    .plusMonths(Integer.parseInt(total.group(2)))
                    .minusDays(1);
        }
        Matcher part = PART.matcher(period);
        return part.matches() ? end(Integer.parseInt(part.group(1)), month(part)) : LocalDate.parse(period);
    }

    private static int month(Matcher part) {
        if (part.group(2) != null) {
            return 6 * Integer.parseInt(part.group(2));
        }
        if (part.group(3) != null) {
            return 3 * Integer.parseInt(part.group(3));
        }
        return part.group(4) == null ? 12 : Integer.parseInt(part.group(4));
    }

    private static LocalDate end(int year, int month) {
        return LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
    }

    /** SQL that makes one text of periods that are about the same days: a year and the running total of its months. */
    static String sql(String column) {
        return "regexp_replace(regexp_replace(regexp_replace(regexp_replace(" + column
                + ", '-01-01/P12M$', ''), '-01-01/P6M$', '-S1'), '-01-01/P3M$', '-Q1'), '-01-01/P1M$', '-01')";
    }

    /** SQL that finds the spans of a frequency. */
    static String ofFrequency(String span, String frequency) {
        String pattern =
                switch (frequency) {
                    case "A" -> "^\\d{4}$";
                    case "S" -> "-S[12]$";
                    case "Q" -> "-Q[1-4]$|/P(6|9)M$";
                    case "M" -> "^\\d{4}-\\d{2}$|/P\\d+M$";
                    default -> "^\\d{4}-\\d{2}-\\d{2}$";
                };
        return "regexp_matches(" + span + ", '" + pattern + "')";
    }
}

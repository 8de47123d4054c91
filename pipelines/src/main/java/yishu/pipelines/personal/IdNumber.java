package yishu.pipelines.personal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A citizen's number (GB 11643-1999): six digits of a county, the day of birth, three of an order, and the check character that
 * {@code 11010519491231002X} ends with. The 15 digits of GB 11643-1989 have two digits of the year and no check character;
 * written as it is today, such a number is the same person's.
 *
 * <p>The county is not looked up: people keep the number of the one in which they were first registered, which may be gone
 * longer than any list knows.
 */
final class IdNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** Orders that were given to those who were born before 1900. */
    private static final String CENTENARIANS = "99[6-9]";

    private IdNumber() {}

    /** A number of 15 digits as it is written today; any other text as it is. */
    static String current(String number) {
        if (!number.matches("\\d{15}")) {
            return number;
        }
        String century = number.substring(12).matches(CENTENARIANS) ? "18" : "19";
        String body = number.substring(0, 6) + century + number.substring(6);
        return body + check(body);
    }

    /** What is wrong with a number, without a word of it; nothing if it is sound. */
    static Optional<String> fault(String number) {
        if (!number.matches("\\d{15}|\\d{17}[\\dX]")) {
            return Optional.of("is no citizen number: those have 18 signs, or the 15 digits of an old one");
        }
        String current = current(number);
        if (!isDay(current.substring(6, 14))) {
            return Optional.of("is no citizen number: there is no such day of birth");
        }
        return current.charAt(17) == check(current)
                ? Optional.empty()
                : Optional.of("is no citizen number: its check character is wrong");
    }

    private static boolean isDay(String digits) {
        try {
            int year = Integer.parseInt(digits.substring(0, 4));
            LocalDate.of(year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6)));
            return year >= 1800 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += (number.charAt(place) - '0') * WEIGHTS[place];
        }
        return CHECKS.charAt(sum % 11);
    }
}

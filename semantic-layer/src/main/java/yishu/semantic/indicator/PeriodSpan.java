package yishu.semantic.indicator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of a period that is named in words: {@code 2015}, {@code 2015-S1}, {@code 2015-Q2}, {@code 2015-03},
 * {@code 2015-03-01}.
 *
 * @param from first day
 * @param until last day
 */
public record PeriodSpan(LocalDate from, LocalDate until) {
    private static final Pattern WORDS =
            Pattern.compile("(\\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(\\d{2}))?))?");

    /** Empty for what is no period. */
    public static Optional<PeriodSpan> of(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return Optional.of(months(year, 6 * Integer.parseInt(matcher.group(2)) - 5, 6));
        }
        if (matcher.group(3) != null) {
            return Optional.of(months(year, 3 * Integer.parseInt(matcher.group(3)) - 2, 3));
        }
        if (matcher.group(4) == null) {
            return Optional.of(months(year, 1, 12));
        }
        int month = Integer.parseInt(matcher.group(4));
        if (matcher.group(5) == null) {
            return Optional.of(months(year, month, 1));
        }
        int day = Integer.parseInt(matcher.group(5));
        return day < 1 || day > YearMonth.of(year, month).lengthOfMonth()
                ? Optional.empty()
                : Optional.of(new PeriodSpan(LocalDate.of(year, month, day), LocalDate.of(year, month, day)));
    }

    /** Whether it is one period of a length, or several. */
    public boolean isMadeOf(Frequency frequency) {
        if (frequency == Frequency.D) {
            return true;
        }
        int months = frequency.months();
        return from.getDayOfMonth() == 1
                && (from.getMonthValue() - 1) % months == 0
                && ChronoUnit.MONTHS.between(from, until.plusDays(1)) % months == 0
                && until.plusDays(1).getDayOfMonth() == 1;
    }

    private static PeriodSpan months(int year, int month, int count) {
        LocalDate from = LocalDate.of(year, month, 1);
        return new PeriodSpan(from, from.plusMonths(count).minusDays(1));
    }
}

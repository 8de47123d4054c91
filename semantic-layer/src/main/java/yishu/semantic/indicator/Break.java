package yishu.semantic.indicator;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A place in a series before which its values cannot be compared with those after it.
 *
 * @param period as it was written, {@code 2015}
 * @param from first day of that period; the break lies before it
 * @param only whether this one period differs from both its neighbours, so that there is a break after it too
 */
public record Break(String period, LocalDate from, Kind kind, Bilingual reason, boolean only) {
    /** What changed: the scale of the numbers, what is counted, or whom the survey asked. */
    public enum Kind {
        SCALE,
        DEFINITION,
        SAMPLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first day of {@code 2015}, {@code 2015-Q2} or {@code 2015-03}. */
    static LocalDate firstDay(String period) {
        int year = Integer.parseInt(period.substring(0, 4));
        if (period.length() == 4) {
            return LocalDate.of(year, 1, 1);
        }
        String rest = period.substring(5);
        int month = rest.startsWith("Q") ? 3 * Integer.parseInt(rest.substring(1)) - 2 : Integer.parseInt(rest);
        return LocalDate.of(year, month, 1);
    }

    /** Whether an answer over these periods must mention it. */
    public boolean touches(LocalDate first, LocalDate last) {
        return !from.isBefore(first) && !from.isAfter(last);
    }
}

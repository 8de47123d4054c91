package yishu.pipelines.normalize;

import java.io.Serializable;
import java.time.LocalDate;
import yishu.content.InputException;

/**
 * The time that a figure is about. {@code parse("2024年一季度")} prints as {@code 2024-Q1}; {@code parse("2024年1-3月")},
 * a running total since January, as {@code 2024-01-01/P3M}.
 *
 * @param start its first day
 * @param frequency of observation; running totals are published month by month, so theirs is {@code M}
 * @param months its length; 0 for a day
 * @param cumulative whether it is a running total since January, even one of twelve months
 */
public record Period(LocalDate start, Frequency frequency, int months, boolean cumulative) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    public Period {
        check(keeps(start.getYear()), start, "its year is outside 1900 to 2100");
        if (cumulative) {
            check(frequency == Frequency.M && months >= 1 && months <= 12, start, "a running total has 1 to 12 months");
            check(start.getDayOfYear() == 1, start, "a running total begins in January");
        } else {
            check(months == frequency.months(), start, frequency + " does not last " + months + " months");
            check(start.equals(first(start, frequency)), start, "not the first day of " + frequency.words());
        }
    }

    private static void check(boolean right, LocalDate start, String reason) {
        if (!right) {
            throw new IllegalArgumentException("Cannot make a period from " + start + ": " + reason);
        }
    }

    /** The period of a frequency in which a day lies: {@code of(2024-05-17, Q)} is {@code 2024-Q2}. */
    public static Period of(LocalDate day, Frequency frequency) {
        return new Period(first(day, frequency), frequency, frequency.months(), false);
    }

    /** The running total from January to a month. */
    public static Period cumulative(int year, int lastMonth) {
        return new Period(LocalDate.of(year, 1, 1), Frequency.M, lastMonth, true);
    }

    static boolean keeps(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Reads what departments write, {@code 二〇二四年前三季度}; refuses with the reason what is not certain. */
    public static Period parse(String text) {
        return new PeriodReader(text).read();
    }

    /** The same where the text may leave out its year: {@code parse("1-3月累计", 2024)}. A year in the text counts more. */
    public static Period parse(String text, int year) {
        return new PeriodReader(text).read(year);
    }

    /** The same where the frequency is known: a year may then be told by its last day, {@code parse("2024-12-31", A)}. */
    public static Period parse(String text, Frequency expected) {
        return parse(text).as(expected);
    }

    /**
     * This period where a frequency is expected. A first or last day stands for its whole period, and whole quarters may
     * be running totals; otherwise it must be of that frequency already.
     */
    public Period as(Frequency expected) {
        boolean wholeQuarters = cumulative && expected == Frequency.Q && months % 3 == 0;
        if (frequency == expected || wholeQuarters) {
            return this;
        }
        if (frequency == Frequency.D) {
            Period around = of(start, expected);
            if (start.equals(around.start) || start.equals(around.end())) {
                return around;
            }
        }
        throw new InputException("Cannot take period '" + this + "' as " + expected.words() + ": it is "
                + (cumulative ? "a running total" : frequency.words()));
    }

    /** Its last day. */
    public LocalDate end() {
        return frequency == Frequency.D ? start : start.plusMonths(months).minusDays(1);
    }

    public int year() {
        return start.getYear();
    }

    /** The SDMX TIME_PERIOD; {@link #parse} reads it back. */
    @Override
    public String toString() {
        if (cumulative) {
            return start + "/P" + months + "M";
        }
        int number = months == 0 ? 0 : (start.getMonthValue() - 1) / months + 1;
        return switch (frequency) {
            case A -> String.valueOf(year());
            case S, Q -> year() + "-" + frequency + number;
            case M -> year() + (number < 10 ? "-0" : "-") + number;
            case D -> start.toString();
        };
    }

    private static LocalDate first(LocalDate day, Frequency frequency) {
        if (frequency == Frequency.D) {
            return day;
        }
        int month = day.getMonthValue() - 1;
        return LocalDate.of(day.getYear(), month - month % frequency.months() + 1, 1);
    }
}

package yishu.models.series;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import yishu.semantic.indicator.Frequency;

/** Counting in periods: two quarters after 2024-10-01 is 2025-04-01. */
final class Periods {
    private Periods() {}

    static LocalDate after(LocalDate first, long count, Frequency frequency) {
        return frequency == Frequency.D ? first.plusDays(count) : first.plusMonths(count * months(frequency));
    }

    static long between(LocalDate first, LocalDate last, Frequency frequency) {
        return frequency == Frequency.D
                ? ChronoUnit.DAYS.between(first, last)
                : Math.floorDiv(ChronoUnit.MONTHS.between(first, last), (long) months(frequency));
    }

    static boolean isFirstDay(LocalDate day, Frequency frequency) {
        return frequency == Frequency.D
                || (day.getDayOfMonth() == 1 && (day.getMonthValue() - 1) % months(frequency) == 0);
    }

    /** As SDMX writes it: {@code 2024}, {@code 2024-S1}, {@code 2024-Q1}, {@code 2024-01}, {@code 2024-01-01}. */
    static String name(LocalDate first, Frequency frequency) {
        int year = first.getYear();
        int number = frequency == Frequency.D ? 0 : (first.getMonthValue() - 1) / months(frequency) + 1;
        return switch (frequency) {
            case A -> String.valueOf(year);
            case S -> year + "-S" + number;
            case Q -> year + "-Q" + number;
            case M -> first.toString().substring(0, 7);
            case D -> first.toString();
        };
    }

    private static int months(Frequency frequency) {
        return switch (frequency) {
            case A -> 12;
            case S -> 6;
            case Q -> 3;
            case M -> 1;
            case D -> throw new IllegalArgumentException("a day is no number of months");
        };
    }
}

package yishu.pipelines.contract;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import yishu.content.WorkingDays;

/**
 * When a department owes its files: one for each period, some days after its end.
 *
 * @param line in the contract
 * @param every how long a period is: a day, a week, or months that divide a year
 * @param days after the period's end, by which its file must be there
 * @param working whether only working days count
 * @param grace days after that during which a file is late but not yet overdue
 * @param except which periods of a year owe no file of their own: 1 where January is told with February
 * @param since the first day of the first period that is owed; empty: the first that came
 */
public record Due(
        int line, Period every, int days, boolean working, int grace, Set<Integer> except, Optional<LocalDate> since) {
    static final Period DAY = Period.ofDays(1);
    static final Period WEEK = Period.ofDays(7);

    public Due {
        except = Set.copyOf(except);
    }

    /** The period in which a day lies. */
    public Owed around(LocalDate day) {
        if (every.equals(DAY)) {
            return new Owed(day, day);
        }
        if (every.equals(WEEK)) {
            LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
            return new Owed(monday, monday.plusDays(6));
        }
        int months = (int) every.toTotalMonths();
        int month = day.getMonthValue() - 1;
        LocalDate first = LocalDate.of(day.getYear(), month - month % months + 1, 1);
        return new Owed(first, first.plusMonths(months).minusDays(1));
    }

    /** The period that follows, whether or not it owes a file. */
    public Owed next(Owed period) {
        return around(period.last().plusDays(1));
    }

    /** Whether a period owes a file of its own. */
    public boolean owes(Owed period) {
        int months = (int) every.toTotalMonths();
        return months == 0 || !except.contains((period.first().getMonthValue() - 1) / months + 1);
    }

    /** By when the file of a period must be there; a day off is put off to the next working day. */
    public LocalDate by(Owed period, WorkingDays calendar) {
        return working
                ? calendar.after(period.last(), days)
                : calendar.onOrAfter(period.last().plusDays(days));
    }

    /** A period that owes a file. */
    public record Owed(LocalDate first, LocalDate last) {
        public boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        /** {@code 2024}, {@code 2024-Q1}, {@code 2024-03}, or its first day and its last. */
        @Override
        public String toString() {
            long days = last.toEpochDay() - first.toEpochDay() + 1;
            int month = first.getMonthValue();
            if (days == 1) {
                return first.toString();
            }
            if (days == 7) {
                return first + "/" + last;
            }
            int months = last.getMonthValue() - month + 1;
            return switch (months) {
                case 1 -> first.toString().substring(0, 7);
                case 3 -> first.getYear() + "-Q" + (month / 3 + 1);
                case 6 -> first.getYear() + "-S" + (month / 6 + 1);
                case 12 -> String.valueOf(first.getYear());
                default -> first + "/P" + months + "M";
            };
        }
    }
}

package yishu.content;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which days offices work: Monday to Friday, but not on public holidays, and on the weekends that make up for them.
 *
 * <p>Both are told by the code list {@code public_holiday}, whose codes are dates: at the level {@code holiday} a day off,
 * at the level {@code working} a weekend worked. {@code after(2026-09-30, 1)} is 2026-10-08. A year of which the list says
 * nothing has weekends only.
 */
public final class WorkingDays {
    /** The name of the code list. */
    public static final String LIST = "public_holiday";

    private static final String OFF = "holiday";
    private static final String WORKING = "working";

    private final Map<LocalDate, String> exceptions;
    private final Set<Integer> years = new HashSet<>();

    private WorkingDays(Map<LocalDate, String> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        exceptions.keySet().forEach(day -> years.add(day.getYear()));
    }

    /** Of the list among others; weekends only when there is none. */
    public static WorkingDays of(Map<String, CodeList> lists) {
        Map<LocalDate, String> exceptions = new HashMap<>();
        Optional.ofNullable(lists.get(LIST)).stream()
                .flatMap(list -> list.codes().stream())
                .forEach(code -> date(code).ifPresent(day -> exceptions.put(day, code.level())));
        return new WorkingDays(exceptions);
    }

    /** Adds a problem for each code that is no date, or of a level that says nothing. */
    public static void check(Path file, CodeList list, Problems problems) {
        for (Code code : list.codes()) {
            if (date(code).isEmpty()) {
                problems.add(file, 1, "'" + code.code() + "' is not a date such as 2026-10-01");
            } else if (!code.level().equals(OFF) && !code.level().equals(WORKING)) {
                problems.add(
                        file, 1, "level '" + code.level() + "' of " + code.code() + " is neither holiday nor working");
            }
        }
    }

    private static Optional<LocalDate> date(Code code) {
        try {
            return Optional.of(LocalDate.parse(code.code()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the list knows the holidays of that year. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    public boolean isWorking(LocalDate day) {
        String exception = exceptions.get(day);
        return exception == null
                ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                : exception.equals(WORKING);
    }

    /** The day itself, or the first working day after it. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorking(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The working day that is the given number of working days after the day: 0 is the day itself. */
    public LocalDate after(LocalDate day, int days) {
        LocalDate found = day;
        for (int counted = 0; counted < days; counted++) {
            found = onOrAfter(found.plusDays(1));
        }
        return found;
    }
}

package yishu.pipelines.generate.economy;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;

/** The months of the economy by position: 0 is January 2019, of which only growth rates tell, and 71 December 2024. */
public final class Months {
    public static final int COUNT = 72;
    /** January 2020, the first month that departments send. */
    public static final int FIRST = 12;
    /** July 2021, when 石埠县 was merged into 澜阳区. */
    public static final int MERGER = at(2021, 7);

    private static final int WINDOW_BEFORE = 5;
    private static final int WINDOW = 15;
    private static final List<LocalDate> SPRING_FESTIVALS = List.of(
            LocalDate.of(2019, Month.FEBRUARY, 5),
            LocalDate.of(2020, Month.JANUARY, 25),
            LocalDate.of(2021, Month.FEBRUARY, 12),
            LocalDate.of(2022, Month.FEBRUARY, 1),
            LocalDate.of(2023, Month.JANUARY, 22),
            LocalDate.of(2024, Month.FEBRUARY, 10));

    private Months() {}

    public static int at(int year, int month) {
        return (year - 2019) * 12 + month - 1;
    }

    public static int year(int position) {
        return 2019 + position / 12;
    }

    /** From 1 to 12. */
    public static int month(int position) {
        return position % 12 + 1;
    }

    public static YearMonth of(int position) {
        return YearMonth.of(year(position), month(position));
    }

    /** Position of the January of the same year. */
    public static int january(int position) {
        return position - position % 12;
    }

    /** Share of the fortnight around the Spring Festival that lies in a month: January 2023 has all of it. */
    public static double festival(int position) {
        LocalDate first = SPRING_FESTIVALS.get(position / 12).minusDays(WINDOW_BEFORE);
        long days = first.datesUntil(first.plusDays(WINDOW))
                .filter(day -> YearMonth.from(day).equals(of(position)))
                .count();
        return (double) days / WINDOW;
    }

    /** How deep the downturn of 2022 is, from 0 to 1. */
    public static double downturn(int position) {
        double[] depths = {0.5, 0.9, 1, 1, 0.8, 0.6, 0.3, 0.15, 0.05};
        int since = position - at(2022, 4);
        return since >= 0 && since < depths.length ? depths[since] : 0;
    }
}

package yishu.pipelines.adopt;

import java.util.List;
import java.util.Optional;
import yishu.pipelines.normalize.Plain;

/** Which columns tell the time that a row is about. */
final class Periods {
    static final String TIME_NAMES = "(?i)(年份|年度|年|月份|月|日期|时间|期间|期别|报告期|统计期|统计时间|数据时间|所属期|所属时期|年月|季度|季"
            + "|time_?period|period|year|years|date|time|month|quarter|ref_?period|obs_?date|yyyymm|ym)";
    private static final String YEAR_NAMES = "(?i)(年份?|年度|year|yr|yyyy)";
    private static final String MONTH_NAMES = "(?i)(月份?|month|mon|mm)";
    private static final String QUARTER_NAMES = "(?i)(季度?|quarter|qtr|q)";
    private static final String MOMENT = "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}[T ]\\d{1,2}:\\d{2}.*";
    private static final String DAY_FIRST = "\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}(?: .*)?";

    private Periods() {}

    static boolean isNamedForTime(Profile profile) {
        return called(profile).matches(TIME_NAMES);
    }

    /** Whether nearly all values are periods; bare numbers only where the name, or all of them, look like it. */
    static boolean arePeriods(Profile profile) {
        if (profile.filled() == 0 || profile.share(it -> Cells.period(it).isPresent()) < 0.98) {
            return false;
        }
        if (!profile.all(it -> it.matches("\\d+(\\.0+)?"))) {
            return true;
        }
        return isNamedForTime(profile)
                || profile.says("日期|时间|年月|所属期|_date|date_|period|year")
                || (profile.all(Cells::isYear) && profile.distinct().size() > 1 && isNamedForTime(profile))
                || profile.all(it -> it.matches("(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"));
    }

    /** Moments, of which the day is a period: {@code 2024-01-31 08:15}. */
    static boolean areMoments(Profile profile) {
        return profile.all(it -> it.matches(MOMENT)) && !arePeriods(profile);
    }

    /** Moments that tell their offset from UTC, so that their day depends on where one is. */
    static boolean areInstants(Profile profile) {
        return areMoments(profile) && profile.all(it -> it.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)"));
    }

    /** Days written before their years: {@code 31.01.2024}. */
    static boolean areTurned(Profile profile) {
        return profile.all(it -> it.matches(DAY_FIRST)) && !arePeriods(profile);
    }

    /** Whether the first number of a turned date is the month; nothing where no day is above the twelfth. */
    static Optional<Boolean> isMonthFirst(Profile profile) {
        boolean firstIsDay = profile.distinct().stream().anyMatch(it -> number(it, 0) > 12);
        boolean secondIsDay = profile.distinct().stream().anyMatch(it -> number(it, 1) > 12);
        return firstIsDay == secondIsDay ? Optional.empty() : Optional.of(secondIsDay);
    }

    private static int number(String turned, int place) {
        return Integer.parseInt(turned.split("[/.-]", -1)[place]);
    }

    /** The name of a column, of a path that of its end: {@code /data/period/year} is a year. */
    private static String called(Profile profile) {
        return Plain.dense(profile.name()).replaceFirst("^.*[./@](?=.)", "");
    }

    static boolean areYears(Profile profile) {
        return profile.all(Cells::isYear);
    }

    /**
     * How a second column goes on with a year: as a template with {@code {year}} and {@code {part}}; nothing where it does
     * not.
     */
    static Optional<String> template(Profile part) {
        String name = called(part);
        boolean numbers = part.all(it -> it.matches("\\d{1,2}(\\.0+)?"));
        if (numbers && name.matches(MONTH_NAMES) && part.all(it -> within(it, 12))) {
            return Optional.of("{year}年{part}月");
        }
        if (numbers && name.matches(QUARTER_NAMES) && part.all(it -> within(it, 4))) {
            return Optional.of("{year}年{part}季度");
        }
        boolean read = !numbers
                && part.share(it -> Cells.periodOf(it, 2000).isPresent()
                                && Cells.period(it).isEmpty())
                        >= 0.98;
        return read ? Optional.of("{year}年{part}") : Optional.empty();
    }

    private static boolean within(String text, int most) {
        int number = Integer.parseInt(text.replaceFirst("\\..*", ""));
        return number >= 1 && number <= most && !text.contains(".");
    }

    /** The column of years that is meant where there are several. */
    static Optional<Profile> year(List<Profile> profiles) {
        return profiles.stream()
                .filter(Periods::areYears)
                .filter(it -> called(it).matches(YEAR_NAMES))
                .findFirst();
    }
}

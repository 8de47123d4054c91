package yishu.pipelines.read.cube;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ways in which TIMEVAL writes periods, each told apart only by its scale: {@code 20241} is the first half of 2024 in
 * H1 and its first quarter in Q1. Given as SDMX writes them: {@code 2024-S1}, {@code 2024-Q1}, {@code 2024-03}.
 */
enum PxTimes {
    A1(1, "", "\\d{4}"),
    H1(2, "-S%d", "\\d{5}"),
    Q1(4, "-Q%d", "\\d{5}"),
    M1(12, "-%02d", "\\d{6}"),
    W1(53, "-W%02d", "\\d{6}");

    private final int parts;
    private final String suffix;
    private final String shape;

    PxTimes(int parts, String suffix, String shape) {
        this.parts = parts;
        this.suffix = suffix;
        this.shape = shape;
    }

    /**
     * The periods that a TIMEVAL lists, or the first and last of which it gives.
     *
     * @param timeval whose values are {@code TLIST, A1, 2001, -, 2004}, or the scale with each of the periods
     * @param count how many there have to be
     */
    static List<String> of(PxStatement timeval, int count, PxText text) {
        List<String> values = timeval.values();
        if (values.size() < 3 || !values.get(0).equalsIgnoreCase("TLIST")) {
            throw text.refusal(timeval.line(), "TIMEVAL is not TLIST with a scale and periods");
        }
        Optional<PxTimes> scale = scale(values.get(1));
        List<String> stated = values.subList(2, values.size());
        if (scale.isEmpty()) {
            if (stated.contains("-")) {
                throw text.refusal(
                        timeval.line(),
                        "TIMEVAL gives a first and a last period of an unknown scale, %s",
                        values.get(1));
            }
            return stated;
        }
        Function<String, Period> reader = it -> scale.get()
                .read(it)
                .orElseThrow(() -> text.refusal(
                        timeval.line(), "'%s' is no period of the scale %s of TIMEVAL", it, values.get(1)));
        if (stated.size() == 3 && stated.get(1).equals("-")) {
            return range(reader.apply(stated.get(0)), reader.apply(stated.get(2)), count);
        }
        return stated.stream().map(reader).map(Period::toString).toList();
    }

    private static Optional<PxTimes> scale(String name) {
        return List.of(values()).stream()
                .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** All from the first to the last; one more than the count is enough to tell that they are too many. */
    private static List<String> range(Period first, Period last, int count) {
        List<String> periods = new ArrayList<>();
        for (Period it = first; it.compareTo(last) <= 0 && periods.size() <= count; it = it.next()) {
            periods.add(it.toString());
        }
        return periods;
    }

    private Optional<Period> read(String text) {
        if (!text.matches(shape)) {
            return Optional.empty();
        }
        Period period = new Period(
                this, Integer.parseInt(text.substring(0, 4)), this == A1 ? 1 : Integer.parseInt(text.substring(4)));
        return period.part < 1 || period.part > partsIn(period.year) ? Optional.empty() : Optional.of(period);
    }

    private int partsIn(int year) {
        if (this != W1) {
            return parts;
        }
        LocalDate inLastWeek = Year.of(year).atDay(1).plusYears(1).minus(4, ChronoUnit.DAYS);
        return inLastWeek.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private record Period(PxTimes scale, int year, int part) implements Comparable<Period> {
        Period next() {
            return part < scale.partsIn(year) ? new Period(scale, year, part + 1) : new Period(scale, year + 1, 1);
        }

        @Override
        public int compareTo(Period other) {
            return year == other.year ? Integer.compare(part, other.part) : Integer.compare(year, other.year);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%04d" + scale.suffix, year, part);
        }
    }
}

package yishu.models.series;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalDouble;
import yishu.semantic.indicator.Frequency;

/**
 * An indicator over time, without gaps: every period from the first to the last has its place, and one whose value is not
 * known is missing in it.
 */
public final class Series {
    private final String name;
    private final Frequency frequency;
    private final LocalDate start;
    private final double[] values;

    /**
     * @param name of the indicator
     * @param start first day of the first period
     * @param values one for each period; NaN where it is missing
     */
    public Series(String name, Frequency frequency, LocalDate start, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Cannot make series '" + name + "': no periods");
        }
        if (!Periods.isFirstDay(start, frequency)) {
            throw new IllegalArgumentException("Cannot make series '" + name + "': " + start
                    + " is not the first day of a period of " + frequency);
        }
        this.name = name;
        this.frequency = frequency;
        this.start = start;
        this.values = values.clone();
    }

    public String name() {
        return name;
    }

    public Frequency frequency() {
        return frequency;
    }

    /** How many periods there are, missing ones among them. */
    public int size() {
        return values.length;
    }

    /** First day of a period, counted from 0; one past the end is in the future. */
    public LocalDate day(int period) {
        return Periods.after(start, period, frequency);
    }

    /** A period's name, {@code 2024-Q1}. */
    public String period(int period) {
        return Periods.name(day(period), frequency);
    }

    /** A period's value; empty when it is missing. */
    public OptionalDouble value(int period) {
        return Double.isNaN(values[period]) ? OptionalDouble.empty() : OptionalDouble.of(values[period]);
    }

    /** All values in their order; NaN where one is missing. */
    public double[] values() {
        return values.clone();
    }

    /** How many periods have no value. */
    public long missing() {
        return Arrays.stream(values).filter(Double::isNaN).count();
    }

    @Override
    public String toString() {
        return name + " " + period(0) + ".." + period(values.length - 1) + " (" + missing() + " missing)";
    }
}

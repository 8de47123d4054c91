package yishu.models.series;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.semantic.engine.Rows;
import yishu.semantic.indicator.Frequency;

/**
 * Reads a series from the answer to a question such as {@code SELECT period, gdp FROM indicators.provinces WHERE region =
 * '110000' GROUP BY period}. Rows may come in any order, and a period may be absent.
 */
public final class SeriesReader {
    private SeriesReader() {}

    /** @throws InputException when the answer is not one series: two rows of a period, or none at all */
    public static Series read(Rows rows, String indicator, Frequency frequency) {
        int period = column(rows, "period", indicator);
        int value = column(rows, indicator, indicator);
        NavigableMap<LocalDate, Double> values = new TreeMap<>();
        for (List<@Nullable Object> row : rows.values()) {
            if (!(row.get(period) instanceof LocalDate day) || !Periods.isFirstDay(day, frequency)) {
                throw wrong(indicator, "'" + row.get(period) + "' is not the first day of a period of " + frequency);
            }
            double known = row.get(value) instanceof Number number ? number.doubleValue() : Double.NaN;
            if (values.put(day, known) != null) {
                throw wrong(
                        indicator, Periods.name(day, frequency) + " has several values; name one of each dimension");
            }
        }
        if (values.isEmpty()) {
            throw wrong(indicator, "the answer has no rows");
        }
        return new Series(indicator, frequency, values.firstKey(), dense(values, frequency));
    }

    private static double[] dense(NavigableMap<LocalDate, Double> values, Frequency frequency) {
        LocalDate first = values.firstKey();
        double[] dense = new double[Math.toIntExact(Periods.between(first, values.lastKey(), frequency)) + 1];
        Arrays.fill(dense, Double.NaN);
        values.forEach((day, value) -> dense[Math.toIntExact(Periods.between(first, day, frequency))] = value);
        return dense;
    }

    private static int column(Rows rows, String name, String indicator) {
        List<String> names = rows.columns().stream().map(Rows.Column::name).toList();
        if (!names.contains(name)) {
            throw wrong(indicator, "the answer has no column " + name + ", only " + String.join(", ", names));
        }
        return names.indexOf(name);
    }

    private static InputException wrong(String indicator, String reason) {
        return new InputException("Cannot read series '" + indicator + "': " + reason);
    }
}

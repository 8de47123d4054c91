package yishu.semantic.indicator;

import java.util.Collection;
import java.util.List;

/**
 * The time of facts.
 *
 * @param column of a fact table that holds the first day of a fact's period
 * @param frequency the length of the periods
 */
public record Time(String column, Frequency frequency) {
    private static final List<String> TOLD = List.of("freq", "time_period");

    /**
     * Which rows of a table are facts of these periods, as SQL over its columns: a year is not the sum of its months, its
     * quarters and itself. Running totals, {@code 2024-01-01/P3M}, are no periods.
     *
     * @param columns of the table; one that does not tell frequencies has no others
     */
    List<String> conditions(Collection<String> columns) {
        return columns.containsAll(TOLD)
                ? List.of("freq IS NULL OR freq = '" + frequency + "' AND time_period NOT LIKE '%/%'")
                : List.of();
    }
}

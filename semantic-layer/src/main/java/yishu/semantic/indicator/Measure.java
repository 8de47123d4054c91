package yishu.semantic.indicator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.semantic.engine.TableName;

/** How an indicator is worked out: from facts, or from other indicators. */
public sealed interface Measure {

    /**
     * An aggregate over facts: {@code SUM(value)}.
     *
     * @param column what is aggregated; empty for {@code COUNT(*)}
     */
    record Aggregate(Function function, Optional<String> column, Facts facts) implements Measure {}

    /** Arithmetic over other indicators: {@code sampled_population_65_plus / sampled_population}. */
    record Derived(Formula formula) implements Measure {}

    /** The aggregates that may define an indicator. */
    enum Function {
        SUM,
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        AVG
    }

    /**
     * The facts of an indicator: the rows of a table that a condition chooses.
     *
     * @param dimensions by name; the same name means the same thing in every table
     * @param filter SQL over the table's columns
     * @param periods more of the same, which hold whatever the figure: the rows that are of the subject's periods
     */
    record Facts(
            TableName table,
            Time time,
            Map<String, Dimension> dimensions,
            Optional<String> filter,
            List<String> periods) {
        public Facts {
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
            periods = List.copyOf(periods);
        }
    }
}

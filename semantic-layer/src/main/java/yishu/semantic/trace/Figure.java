package yishu.semantic.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.Code;
import yishu.semantic.engine.TableName;

/**
 * A figure as far as a trace needs it.
 *
 * @param subject {@code provinces}
 * @param name {@code gdp}
 * @param measure as it was written: {@code SUM(value)}
 * @param facts where its facts stand; empty for a figure that is made of others
 * @param parts the figures that it is made of; none for one over facts
 */
public record Figure(
        String subject,
        String name,
        String title,
        String definition,
        String measure,
        String unit,
        String owner,
        Optional<Facts> facts,
        List<Figure> parts) {
    public Figure {
        parts = List.copyOf(parts);
    }

    /**
     * The rows of a table that a figure over facts aggregates.
     *
     * @param column that is aggregated; empty where rows are counted
     * @param filter SQL over the table's columns
     * @param periods more of the same, which hold whatever the figure
     * @param period the column with the first day of a fact's period
     * @param dimensions the table's column of each dimension
     * @param codes of each dimension that has names, those of the level at which the facts stand
     */
    public record Facts(
            TableName table,
            Optional<String> column,
            Optional<String> filter,
            List<String> periods,
            String period,
            Map<String, String> dimensions,
            Map<String, List<Code>> codes) {
        public Facts {
            periods = List.copyOf(periods);
            codes = Map.copyOf(codes);
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        }
    }

    @Override
    public String toString() {
        return subject + "." + name;
    }
}

package yishu.semantic.question;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Subject;

/**
 * What one SELECT over a subject asks for: cells, one for each combination of its keys. {@code SELECT region, gdp FROM
 * indicators.provinces WHERE year = 2024} has the key {@code region}, the figure {@code gdp} and one condition.
 *
 * @param name of the relation in the statement that holds the cells
 * @param keys by the name of the cells' column: values over the subject's columns
 * @param groupings the names of the keys that each set of cells has; one with all of them, unless GROUPING SETS ask for more
 * @param conditions over the subject's columns, all of which hold
 * @param shown what each cell shows, by the name of the cells' column
 * @param offered names of the figures that are asked for by {@code *} only: where one is not defined it is NULL
 * @param counts by the name of the cells' column: plain aggregates over the cells of the finest grouping,
 *     {@code COUNT(*)} or {@code MAX(year)}
 * @param outermost whether its rows are the rows of the answer
 */
public record Block(
        String name,
        Subject subject,
        Map<String, SqlNode> keys,
        List<Set<String>> groupings,
        List<SqlNode> conditions,
        Map<String, Value> shown,
        Set<String> offered,
        Map<String, SqlNode> counts,
        boolean outermost) {
    public Block {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        groupings = List.copyOf(groupings);
        conditions = List.copyOf(conditions);
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
        offered = Set.copyOf(offered);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** The cells' column that tells whether a key is left out of a grouping, 1 or 0. */
    public static String leftOut(String key) {
        return key + " left out";
    }

    /** The figures that its values are made of. */
    public List<Indicator> figures() {
        return shown.values().stream()
                .flatMap(value -> value.figures().stream())
                .distinct()
                .toList();
    }
}

package yishu.semantic.indicator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.semantic.engine.TableName;

/**
 * A table of figures that share their dimensions: {@code indicators.provinces}, declared in
 * {@code indicators/provinces.yaml}.
 *
 * @param table where the facts of most of its indicators stand
 * @param dimensions by name, in the order of the file
 * @param indicators by name, in the order of the file
 * @param minimumContributors a cell made of fewer facts is not shown; 0: every cell is
 */
public record Subject(
        String name,
        Path file,
        Bilingual title,
        TableName table,
        Time time,
        Map<String, Dimension> dimensions,
        Map<String, Indicator> indicators,
        int minimumContributors) {
    public Subject {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
    }

    /** What a question may group by, in the order of {@code SELECT *}: dimensions, then time. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Dimension dimension : dimensions.values()) {
            keys.add(dimension.name());
            if (dimension.isHierarchy()) {
                keys.add(dimension.nameColumn());
                keys.add(dimension.levelColumn());
            }
        }
        keys.add("period");
        keys.addAll(time.frequency().columns());
        return keys;
    }

    /** Every column in the order of {@code SELECT *}: keys, then figures. */
    public List<String> columns() {
        List<String> columns = keys();
        columns.addAll(indicators.keySet());
        return columns;
    }

    /** The dimension that a column shows: {@code region} for {@code region_name}; none for time and figures. */
    public Optional<Dimension> dimensionOf(String column) {
        return dimensions.values().stream()
                .filter(dimension -> column.equals(dimension.name())
                        || (dimension.isHierarchy()
                                && (column.equals(dimension.nameColumn()) || column.equals(dimension.levelColumn()))))
                .findFirst();
    }
}

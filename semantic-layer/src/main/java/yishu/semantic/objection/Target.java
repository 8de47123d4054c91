package yishu.semantic.objection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an objection is to: values of a figure, or rows of a table.
 *
 * @param figure {@code counties.gdp}, or {@code core.statistics_gdp}
 * @param where which of them: {@code region=990222 year=2024}
 * @param datasets that the values come from, {@code statistics/gdp}
 */
public record Target(String figure, Map<String, String> where, List<String> datasets) {
    public Target {
        datasets = List.copyOf(datasets);
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** Which values, as they would be typed; empty for all. */
    public String place() {
        return where.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return where.isEmpty() ? figure : figure + " " + place();
    }
}

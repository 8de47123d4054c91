package yishu.pipelines.contract;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.Yaml;

/** Reads the checks of a contract: the rules under {@code quality}. */
final class CheckReader {
    private final ValueReader values;

    CheckReader(ValueReader values) {
        this.values = values;
    }

    Optional<Check> check(Yaml yaml, List<String> names) {
        String name = yaml.at("name").text();
        Check.Severity severity =
                yaml.at("severity").text().equals("refuse") ? Check.Severity.REFUSE : Check.Severity.QUARANTINE;
        for (Map.Entry<String, Yaml> entry : yaml.at("implementation").entries().entrySet()) {
            Yaml it = entry.getValue();
            if (!it.at("column").isAbsent()) {
                values.known(it.at("column"), it.at("column").text(), names);
            }
            Map<String, String> where = where(it.at("where"), names);
            return switch (entry.getKey()) {
                case "range" ->
                    Optional.of(new Check.Range(
                            yaml.line(),
                            name,
                            severity,
                            it.at("column").text(),
                            where,
                            values.number(it.at("minimum")),
                            values.number(it.at("maximum"))));
                case "sum_of_parts" ->
                    Optional.of(new Check.SumOfParts(
                            yaml.line(),
                            name,
                            severity,
                            it.at("column").text(),
                            it.at("whole").text(),
                            it.at("parts").texts(),
                            values.number(it.at("tolerance")).orElse(BigDecimal.ZERO)));
                case "change" ->
                    Optional.of(new Check.Change(
                            yaml.line(),
                            name,
                            severity,
                            where,
                            values.number(it.at("tolerance")).orElse(BigDecimal.ZERO)));
                case "volume_index" ->
                    Optional.of(new Check.VolumeIndex(
                            yaml.line(),
                            name,
                            severity,
                            where,
                            where(it.at("level"), names),
                            values.number(it.at("lowest")).orElse(new BigDecimal("0.85")),
                            values.number(it.at("highest")).orElse(new BigDecimal("1.15"))));
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private Map<String, String> where(Yaml yaml, List<String> names) {
        Map<String, String> where = new LinkedHashMap<>();
        yaml.entries().forEach((column, value) -> {
            values.known(value, column, names);
            where.put(column, value.text());
        });
        return where;
    }
}

package yishu.pipelines.contract;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import yishu.content.Nearest;
import yishu.content.Yaml;

/** Reads how a contract says that its figures are released. */
final class ReleasePlanReader {
    private static final List<String> KEYS = List.of("approval", "calendar", "after_period", "at");

    private final ValueReader values;

    ReleasePlanReader(ValueReader values) {
        this.values = values;
    }

    ReleasePlan read(Yaml yaml) {
        yaml.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> values.problem(yaml, "unknown key '" + key + "' in release" + Nearest.hint(key, KEYS)));
        Yaml approval = yaml.at("approval");
        if (!approval.optionalText().equals(Optional.of("required"))) {
            values.problem(
                    approval.isAbsent() ? yaml : approval,
                    "a release needs 'approval: required'; without the property 'release', loads are published at once");
        }
        Optional<Period> afterPeriod = values.parsed(yaml.at("after_period"), Period::parse, "a duration such as P18D");
        Optional<LocalTime> at = values.parsed(yaml.at("at"), LocalTime::parse, "a time such as \"09:30\"");
        if (afterPeriod.isPresent() && !yaml.at("calendar").isAbsent()) {
            values.problem(yaml, "a release follows either its calendar or 'after_period', not both");
        }
        if (at.isPresent() && afterPeriod.isEmpty()) {
            values.problem(yaml.at("at"), "'at' is the time of day for 'after_period'; a calendar has its own times");
        }
        List<LocalDateTime> calendar = yaml.at("calendar").items().stream()
                .flatMap(it -> values.parsed(it, LocalDateTime::parse, "a time such as \"2026-01-17T10:00\"").stream())
                .toList();
        return new ReleasePlan(calendar, afterPeriod, at.orElse(LocalTime.MIDNIGHT));
    }
}

package yishu.pipelines.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yishu.content.Nearest;
import yishu.content.Yaml;

/** Reads when a department owes the next file. */
final class DueReader {
    private static final List<String> KEYS = List.of("every", "days", "working", "grace", "except", "since");

    private final ValueReader values;

    DueReader(ValueReader values) {
        this.values = values;
    }

    Optional<Due> due(Yaml yaml, List<Property> properties) {
        yaml.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> values.problem(yaml, "unknown key '" + key + "' in 'due'" + Nearest.hint(key, KEYS)));
        Optional<Period> every = values.parsed(yaml.at("every"), Period::parse, "a duration such as P1M")
                .map(Period::normalized);
        if (every.isEmpty()) {
            values.problem(yaml, "'due' needs 'every', how long a period is: P1D, P7D, P1M, P3M, P6M or P1Y");
            return Optional.empty();
        }
        if (!isCalendar(every.get())) {
            values.problem(
                    yaml.at("every"), "'" + yaml.at("every").text() + "' divides no year: P1D, P7D, P1M, P3M ...");
            return Optional.empty();
        }
        if (properties.stream().noneMatch(it -> it.concept().equals(Optional.of("TIME_PERIOD")))) {
            values.problem(yaml, "'due' needs a column of the concept TIME_PERIOD, which tells what came");
        }
        return Optional.of(new Due(
                yaml.line(),
                every.get(),
                whole(yaml.at("days")),
                yaml.at("working").isTrue(),
                whole(yaml.at("grace")),
                except(yaml.at("except"), every.get()),
                values.parsed(yaml.at("since"), LocalDate::parse, "a date such as 2025-12-31")));
    }

    private Set<Integer> except(Yaml yaml, Period every) {
        Set<Integer> except = new HashSet<>();
        long periods = every.toTotalMonths() == 0 ? 0 : 12 / every.toTotalMonths();
        for (Yaml it : yaml.items()) {
            int number = whole(it);
            if (number < 1 || number > periods || !except.add(number) || except.size() == periods) {
                values.problem(
                        it, "'" + it.text() + "' is none of the " + periods + " periods of a year, or leaves none");
                return Set.of();
            }
        }
        return except;
    }

    private static boolean isCalendar(Period every) {
        long months = every.toTotalMonths();
        return every.equals(Due.DAY)
                || every.equals(Due.WEEK)
                || (months > 0
                        && 12 % months == 0
                        && every.equals(Period.ofMonths((int) months).normalized()));
    }

    private int whole(Yaml yaml) {
        Optional<BigDecimal> number = values.number(yaml);
        if (number.filter(it -> it.signum() < 0 || it.stripTrailingZeros().scale() > 0)
                .isPresent()) {
            values.problem(yaml, "'" + yaml.text() + "' is no whole number");
        }
        return number.map(BigDecimal::intValue).orElse(0);
    }
}

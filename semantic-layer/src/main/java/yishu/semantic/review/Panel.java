package yishu.semantic.review;

import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of one figure by member and period. */
final class Panel {
    private final Map<String, NavigableMap<String, BigDecimal>> values = new TreeMap<>();
    private final NavigableMap<String, Integer> periods = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();

    void put(String member, String name, String period, BigDecimal value) {
        values.computeIfAbsent(member, any -> new TreeMap<>()).put(period, value);
        periods.merge(period, 1, Integer::sum);
        names.put(member, name);
    }

    Set<String> members() {
        return values.keySet();
    }

    /** The periods in which any member has a value, in order. */
    Set<String> periods() {
        return new TreeSet<>(periods.keySet());
    }

    /** A member's name, with its code where it is not the same. */
    String named(String member) {
        String name = names.getOrDefault(member, member);
        return name.equals(member) ? member : name + " (" + member + ")";
    }

    Optional<BigDecimal> value(String member, String period) {
        return Optional.ofNullable(values.getOrDefault(member, new TreeMap<>()).get(period));
    }

    /** The logarithm of a member's growth between two periods; none where either value is missing or not positive. */
    Optional<Double> growth(String member, String from, String to) {
        Optional<Double> before = positive(member, from);
        return positive(member, to).flatMap(now -> before.map(it -> Math.log(now / it)));
    }

    private Optional<Double> positive(String member, String period) {
        return value(member, period).filter(it -> it.signum() > 0).map(BigDecimal::doubleValue);
    }
}

package yishu.semantic.indicator;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A unit of measure as a product of base units: {@code CNY/PERSON} is CNY to the 1st and PERSON to the -1st power. */
public final class Unit {
    /** Of a ratio of like things. */
    public static final Unit RATIO = new Unit(Map.of());

    private static final Pattern TOKENS = Pattern.compile("[*/]|[^*/\\s]+");

    private final TreeMap<String, Integer> powers;

    private Unit(Map<String, Integer> powers) {
        this.powers = new TreeMap<>(powers);
        this.powers.values().removeIf(power -> power == 0);
    }

    /** Reads {@code CNY}, {@code CNY/PERSON}, {@code PERSON*HOUR}; {@code RATIO} and {@code 1} are no unit at all. */
    public static Unit parse(String text) {
        Unit unit = RATIO;
        int sign = 1;
        for (MatchResult found :
                TOKENS.matcher(text.toUpperCase(Locale.ROOT)).results().toList()) {
            String token = found.group();
            switch (token) {
                case "*" -> sign = 1;
                case "/" -> sign = -1;
                case "RATIO", "1" -> {}
                default -> unit = unit.times(new Unit(Map.of(token, 1)), sign);
            }
        }
        return unit;
    }

    public Unit times(Unit other) {
        return times(other, 1);
    }

    public Unit per(Unit other) {
        return times(other, -1);
    }

    private Unit times(Unit other, int sign) {
        Map<String, Integer> sum = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> sum.merge(base, sign * power, Integer::sum));
        return new Unit(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && unit.powers.equals(powers);
    }

    @Override
    public int hashCode() {
        return powers.hashCode();
    }

    @Override
    public String toString() {
        String above = product(1);
        String below = product(-1);
        String whole = above.isEmpty() ? below.isEmpty() ? "RATIO" : "1" : above;
        return below.isEmpty() ? whole : whole + "/" + below;
    }

    private String product(int sign) {
        return powers.entrySet().stream()
                .filter(entry -> entry.getValue() * sign > 0)
                .map(entry -> (entry.getKey() + "*").repeat(Math.abs(entry.getValue())))
                .collect(Collectors.joining())
                .replaceFirst("\\*$", "")
                .replace("*", sign > 0 ? "*" : "/");
    }
}

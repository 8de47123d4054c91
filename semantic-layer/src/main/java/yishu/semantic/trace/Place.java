package yishu.semantic.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yishu.content.Code;
import yishu.content.InputException;
import yishu.content.Nearest;

/**
 * Which of a figure's values is meant: {@code region=110000 year=2024}. A period may be written as SDMX does:
 * {@code period=2024-Q1} is {@code year=2024 quarter=1}.
 */
public final class Place {
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<String> TIMES = List.of("year", "quarter", "month");

    private static final String NAME = "_name";

    private final Map<String, String> keys;

    private Place(Map<String, String> keys) {
        this.keys = Collections.unmodifiableMap(keys);
    }

    static Place of(Map<String, String> where, Figure.Facts facts) {
        List<String> known = new ArrayList<>();
        for (String dimension : facts.dimensions().keySet()) {
            known.add(dimension);
            if (facts.codes().containsKey(dimension)) {
                known.add(dimension + NAME);
            }
        }
        known.addAll(TIMES);
        known.add("period");
        Map<String, String> keys = new LinkedHashMap<>();
        where.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw new InputException("Cannot trace by '" + key + "': it is none of " + String.join(", ", known)
                        + Nearest.hint(key, known));
            }
            put(keys, key, value);
        });
        return new Place(keys);
    }

    /** The same keys with periods spelt out, {@code period=2024-Q1} as {@code year=2024 quarter=1}. */
    public static Map<String, String> spelt(Map<String, String> where) {
        Map<String, String> keys = new LinkedHashMap<>();
        where.forEach((key, value) -> put(keys, key, value));
        return keys;
    }

    private static void put(Map<String, String> keys, String key, String value) {
        boolean right = true;
        if (key.equals("period")) {
            right = putPeriod(keys, value);
        } else if (TIMES.contains(key)) {
            right = value.matches("\\d{1,4}");
            keys.put(key, value);
        } else {
            keys.put(key, value);
        }
        if (!right) {
            throw new InputException("Cannot trace by " + key + " '" + value
                    + "': not a year, a number or a period such as 2024, 2024-Q1, 2024-03, 2024-01-01");
        }
    }

    private static boolean putPeriod(Map<String, String> keys, String value) {
        if (DAY.matcher(value).matches()) {
            keys.put("period", value);
            return true;
        }
        Matcher matcher = PERIOD.matcher(value);
        if (!matcher.matches()) {
            return false;
        }
        keys.put("year", matcher.group(1));
        if (matcher.group(2) != null) {
            keys.put("quarter", matcher.group(2));
        }
        if (matcher.group(3) != null) {
            keys.put("month", matcher.group(3));
        }
        return true;
    }

    /** As conditions of a question to the figure's subject. */
    List<String> ofSubject() {
        List<String> conditions = new ArrayList<>();
        keys.forEach((key, value) -> conditions.add(
                key.equals("period")
                        ? "\"period\" = DATE " + text(value)
                        : identifier(key) + " = "
                                + (TIMES.contains(key) ? Integer.toString(Integer.parseInt(value)) : text(value))));
        return conditions;
    }

    /** As conditions on the rows of the fact table. */
    List<String> ofTable(Figure.Facts facts) {
        List<String> conditions = new ArrayList<>();
        keys.forEach((key, value) -> {
            if (key.equals("period")) {
                conditions.add(identifier(facts.period()) + " = DATE " + text(value));
            } else if (TIMES.contains(key)) {
                conditions.add(part(key, facts) + " = " + Integer.parseInt(value));
            } else if (facts.dimensions().containsKey(key)) {
                conditions.add(identifier(String.valueOf(facts.dimensions().get(key))) + " = " + text(value));
            } else {
                conditions.add(named(key.substring(0, key.length() - NAME.length()), value, facts));
            }
        });
        return conditions;
    }

    private static String part(String time, Figure.Facts facts) {
        return "EXTRACT(" + time + " FROM " + identifier(facts.period()) + ")";
    }

    /** A name means each code that bore it, in the years in which it did. */
    private static String named(String dimension, String name, Figure.Facts facts) {
        List<Code> codes = facts.codes().getOrDefault(dimension, List.of());
        String column = identifier(String.valueOf(facts.dimensions().get(dimension)));
        String year = part("year", facts);
        return codes.stream()
                .filter(code -> code.name().equals(name))
                .map(code -> "(" + column + " = " + text(code.code()) + " AND " + year + " >= " + code.from() + " AND "
                        + year + " < " + end(code, codes) + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** A code that nobody bears after its last year is good for that year as well. */
    private static int end(Code code, List<Code> codes) {
        boolean followed =
                codes.stream().anyMatch(other -> other.code().equals(code.code()) && other.usedAtEndOf(code.until()));
        return followed ? code.until() : code.until() + 1;
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

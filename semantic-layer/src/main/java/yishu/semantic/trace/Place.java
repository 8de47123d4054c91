package yishu.semantic.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yishu.content.InputException;
import yishu.content.Nearest;

/**
 * Which of a figure's values is meant: {@code region=110000 year=2024}. A period may be written as SDMX does:
 * {@code period=2024-Q1} is {@code year=2024 quarter=1}.
 */
final class Place {
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<String> TIMES = List.of("year", "quarter", "month");

    private final Map<String, String> keys;

    private Place(Map<String, String> keys) {
        this.keys = Collections.unmodifiableMap(keys);
    }

    static Place of(Map<String, String> where, Figure.Facts facts) {
        List<String> known = new ArrayList<>(facts.dimensions().keySet());
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
        return conditions(Map.of(), "\"period\"", false);
    }

    /** As conditions on the rows of the fact table. */
    List<String> ofTable(Figure.Facts facts) {
        return conditions(facts.dimensions(), identifier(facts.period()), true);
    }

    private List<String> conditions(Map<String, String> columns, String period, boolean parts) {
        List<String> conditions = new ArrayList<>();
        keys.forEach((key, value) -> {
            if (key.equals("period")) {
                conditions.add(period + " = DATE " + text(value));
            } else if (TIMES.contains(key)) {
                conditions.add((parts ? "EXTRACT(" + key + " FROM " + period + ")" : identifier(key)) + " = "
                        + Integer.parseInt(value));
            } else {
                conditions.add(identifier(columns.getOrDefault(key, key)) + " = " + text(value));
            }
        });
        return conditions;
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

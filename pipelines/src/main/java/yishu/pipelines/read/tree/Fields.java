package yishu.pipelines.read.tree;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts by path, in order: {@code {"a": {"b": 1, "c": [2, 3]}}} gives {@code a.b}, {@code a.c[0]} and {@code a.c[1]}.
 * Of child elements that repeat, the first is {@code tag} and the second {@code tag[1]}, so that one more changes no name;
 * an attribute is {@code tag@unit}.
 */
final class Fields {
    /** More columns than any table has: rather were the records sought at a wrong place. */
    static final int MOST = 10_000;

    private static final int LONGEST = 1_000;

    private final Map<String, String> texts = new LinkedHashMap<>();

    Map<String, String> texts() {
        return texts;
    }

    void put(String path, String text, Place place) {
        if (path.length() > LONGEST) {
            throw place.refusal(
                    "a field is nested too deep or named too long: '%s...'", path.substring(0, LONGEST / 10));
        }
        if (texts.putIfAbsent(path, text) != null) {
            throw place.refusal("the field '%s' stands twice in it", path);
        }
        if (texts.size() > MOST) {
            throw place.refusal("it has more than 10,000 fields; say by 'records' where the records stand in it");
        }
    }

    void putAll(Map<String, String> others, Place place) {
        others.forEach((path, text) -> put(path, text, place));
    }

    /**
     * Adds what a record holds.
     *
     * @param own the name of a record that is nothing but a text
     */
    void putRecord(Tree record, String own, Place place) {
        if (record instanceof Tree.Branch branch) {
            if (!branch.text().isEmpty()) {
                put(own, branch.text(), place);
            }
            putChildren("", branch, place);
        } else if (record instanceof Tree.Items) {
            put("", record, place);
        } else if (record instanceof Tree.Value value && !record.isNull()) {
            if (own.isEmpty()) {
                throw place.refusal("a record is neither an object nor an array, but '%s'", shown(value.text(), 40));
            }
            put(own, value.text(), place);
        }
    }

    private void put(String path, Tree tree, Place place) {
        if (tree instanceof Tree.Branch branch) {
            if (!branch.text().isEmpty()) {
                put(path, branch.text(), place);
            }
            putChildren(path, branch, place);
        } else if (tree instanceof Tree.Items list) {
            for (int index = 0; index < list.items().size(); index++) {
                put(path + "[" + index + "]", list.items().get(index), place);
            }
        } else if (tree instanceof Tree.Value value) {
            put(path, value.text(), place);
        }
    }

    private void putChildren(String path, Tree.Branch branch, Place place) {
        Map<String, Integer> seen = new HashMap<>();
        for (Tree.Field field : branch.fields()) {
            int times = seen.merge(field.name(), 1, Integer::sum);
            String name = times == 1 ? field.name() : field.name() + "[" + (times - 1) + "]";
            put(joined(path, name.isEmpty() ? "\"\"" : name), field.value(), place);
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() || name.startsWith("@") ? path + name : path + "." + name;
    }

    /** As much of a text as a message bears. */
    static String shown(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "..." : text;
    }
}

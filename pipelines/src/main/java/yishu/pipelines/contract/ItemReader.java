package yishu.pipelines.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.Nearest;
import yishu.content.Yaml;

/**
 * Reads the data items that a column holds. {@code {item: "sales_{indicator}", where: {indicator: [retail, online]}}} are
 * two, since braces stand for the code that a row has.
 */
final class ItemReader {
    private static final List<String> KEYS = List.of("item", "where", "frequency", "authority");
    private static final List<String> FREQUENCIES = List.of("A", "S", "Q", "M", "D");

    private final ValueReader values;
    private final String dataset;

    ItemReader(ValueReader values, String dataset) {
        this.values = values;
        this.dataset = dataset;
    }

    List<Item> items(Yaml list, String column, List<String> names) {
        List<Item> items = new ArrayList<>();
        for (Yaml yaml : list.items()) {
            yaml.entries().keySet().stream()
                    .filter(key -> !KEYS.contains(key))
                    .forEach(key ->
                            values.problem(yaml, "unknown key '" + key + "' in an item" + Nearest.hint(key, KEYS)));
            yaml.at("where").entries().forEach((name, code) -> values.known(code, name, names));
            if (yaml.at("item").isAbsent()) {
                values.problem(yaml, "an item needs 'item', a code of the list 'data_item'");
            } else {
                wheres(yaml.at("where")).forEach(where -> items.add(item(yaml, column, where)));
            }
        }
        return items;
    }

    private Item item(Yaml yaml, String column, Map<String, String> where) {
        String code = yaml.at("item").text();
        for (Map.Entry<String, String> entry : where.entrySet()) {
            code = code.replace("{" + entry.getKey() + "}", entry.getValue());
        }
        Yaml authority = yaml.at("authority");
        return new Item(
                yaml.line(),
                code,
                column,
                where,
                frequency(yaml),
                authority.optionalText().map(it -> authority.isTrue() ? dataset : it));
    }

    private String frequency(Yaml yaml) {
        String frequency = yaml.at("frequency").text();
        if (!FREQUENCIES.contains(frequency)) {
            values.problem(
                    yaml,
                    frequency.isEmpty()
                            ? "an item needs 'frequency': A, S, Q, M or D"
                            : "'" + frequency + "' is no frequency: A, S, Q, M or D");
            return "A";
        }
        return frequency;
    }

    /** Every choice of one code for each column. */
    private static List<Map<String, String>> wheres(Yaml where) {
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        where.entries().forEach((column, codes) -> {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> before : all) {
                for (String code : codes.texts()) {
                    Map<String, String> one = new LinkedHashMap<>(before);
                    one.put(column, code);
                    longer.add(one);
                }
            }
            all.clear();
            all.addAll(longer);
        });
        return all;
    }
}

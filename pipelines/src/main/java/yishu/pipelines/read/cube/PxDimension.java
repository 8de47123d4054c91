package yishu.pipelines.read.cube;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import yishu.content.Nearest;

/**
 * A dimension of a PX file: STUB, then HEADING, each with its values in their order.
 *
 * @param labels as VALUES has them, at least one
 * @param codes as CODES has them, one for each label; empty if the file has none
 * @param periods what TIMEVAL says of each label; empty if it says nothing
 * @param keys by the text that stands for a value in data with KEYS, its place; empty if the data has none
 */
record PxDimension(
        String name, List<String> labels, List<String> codes, List<String> periods, Map<String, Integer> keys) {

    PxDimension {
        labels = List.copyOf(labels);
        codes = List.copyOf(codes);
        periods = List.copyOf(periods);
        keys = Map.copyOf(keys);
    }

    static PxDimension of(String name, PxStatement place, PxMetadata metadata, PxText text) {
        PxStatement values = metadata.find("VALUES", name).orElseThrow(() -> {
            List<String> stated = metadata.all("VALUES").stream()
                    .flatMap(it -> it.subjects().stream())
                    .toList();
            return text.refusal(
                    place.line(),
                    "%s names the dimension '%s', of which there is no VALUES%s",
                    place.keyword(),
                    name,
                    Nearest.hint(name, stated));
        });
        if (values.values().isEmpty()) {
            throw text.refusal(values.line(), "VALUES of '%s' names none", name);
        }
        List<String> codes = metadata.texts("CODES", name);
        agree(metadata.find("CODES", name).orElse(values), codes, values, name, text);
        List<String> periods = metadata.find("TIMEVAL", name)
                .map(it -> PxTimes.of(it, values.values().size(), text))
                .orElse(List.of());
        agree(metadata.find("TIMEVAL", name).orElse(values), periods, values, name, text);
        return new PxDimension(name, values.values(), codes, periods, keys(name, values.values(), codes, metadata));
    }

    private static void agree(PxStatement said, List<String> texts, PxStatement values, String name, PxText text) {
        if (!texts.isEmpty() && texts.size() != values.values().size()) {
            throw text.refusal(
                    said.line(),
                    "%s of '%s' gives %d, but VALUES in line %d %d",
                    said.keyword(),
                    name,
                    texts.size(),
                    values.line(),
                    values.values().size());
        }
    }

    private static Map<String, Integer> keys(
            String name, List<String> labels, List<String> codes, PxMetadata metadata) {
        PxStatement stated = metadata.find("KEYS", name).orElse(null);
        if (stated == null) {
            return Map.of();
        }
        String kind = stated.value();
        if (!kind.equalsIgnoreCase("CODES") && !kind.equalsIgnoreCase("VALUES")) {
            throw metadata.refusal(stated.line(), "KEYS of '%s' is %s, neither CODES nor VALUES", name, kind);
        }
        List<String> texts = kind.equalsIgnoreCase("CODES") && !codes.isEmpty() ? codes : labels;
        Map<String, Integer> keys = new HashMap<>();
        for (String it : texts) {
            if (keys.put(it, keys.size()) != null) {
                throw metadata.refusal(stated.line(), "'%s' is the key of two values of '%s'", it, name);
            }
        }
        return keys;
    }

    int size() {
        return labels.size();
    }

    /** The columns that it gives. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(name));
        if (!codes.isEmpty()) {
            columns.add(name + ".code");
        }
        if (!periods.isEmpty()) {
            columns.add(name + ".period");
        }
        return columns;
    }

    /** The cells of the value in a place, from 0. */
    List<String> cells(int place) {
        List<String> cells = new ArrayList<>(List.of(labels.get(place)));
        if (!codes.isEmpty()) {
            cells.add(codes.get(place));
        }
        if (!periods.isEmpty()) {
            cells.add(periods.get(place));
        }
        return cells;
    }
}

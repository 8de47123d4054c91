package yishu.pipelines.release;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import yishu.pipelines.normalize.Figure;

/** How many figures changed, and of each indicator the one that changed most. */
final class Summary {
    private final List<String> key;
    private final int indicator;
    private final Map<Change.Kind, Long> counts = new EnumMap<>(Change.Kind.class);
    private final Map<String, Largest> largest = new TreeMap<>();

    /** The greatest relative change of an indicator. */
    record Largest(BigDecimal relative, Change change) {}

    /**
     * A summary of nothing yet.
     *
     * @param indicator which column of the key names the indicator; -1 where the property itself is one
     */
    Summary(List<String> key, int indicator) {
        this.key = key;
        this.indicator = indicator;
    }

    void add(Change change) {
        counts.merge(change.kind(), 1L, Long::sum);
        change.relative()
                .filter(it -> it.signum() != 0)
                .ifPresent(relative -> largest.merge(
                        name(change),
                        new Largest(relative, change),
                        (one, other) ->
                                one.relative().abs().compareTo(other.relative().abs()) >= 0 ? one : other));
    }

    private String name(Change change) {
        return indicator < 0 ? change.property() : change.key().get(indicator) + " " + change.property();
    }

    Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        for (Change.Kind kind : Change.Kind.values()) {
            all.put(kind.name().toLowerCase(Locale.ROOT), counts.getOrDefault(kind, 0L));
        }
        return all;
    }

    /** By the name of the indicator. */
    Map<String, Largest> largest() {
        return largest;
    }

    String keyOf(Change change) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < key.size(); column++) {
            text.append(column == 0 ? "" : " ")
                    .append(key.get(column))
                    .append('=')
                    .append(change.key().get(column));
        }
        return text.toString();
    }

    /** As lines for a person. */
    List<String> lines() {
        String all = counts().entrySet().stream()
                .map(it -> String.format(Locale.ROOT, "%,d %s", it.getValue(), it.getKey()))
                .collect(Collectors.joining(", "));
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(all),
                        largest.entrySet().stream()
                                .map(it -> "largest relative change of " + it.getKey() + ": "
                                        + percent(it.getValue().relative()) + " ("
                                        + keyOf(it.getValue().change()) + ": "
                                        + Figure.text(it.getValue().change().old()) + " -> "
                                        + Figure.text(it.getValue().change().now()) + ")"))
                .toList();
    }

    static String percent(BigDecimal share) {
        return String.format(Locale.ROOT, "%+.2f %%", share.movePointRight(2));
    }
}

package yishu.pipelines.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authority register: for each data item at a frequency, the dataset whose value counts and those that repeat it. One
 * figure has one source (一数一源).
 */
public final class Register {
    private final Map<Item.Key, Entry> entries = new LinkedHashMap<>();

    private Register(Map<Item.Key, List<Collected>> collected) {
        collected.forEach((key, all) -> entries.put(key, new Entry(key, all)));
    }

    /** What the contracts of all datasets say together. */
    public static Register of(Collection<Dataset> datasets) {
        Map<Item.Key, List<Collected>> collected = new LinkedHashMap<>();
        datasets.forEach(dataset -> dataset.contract().items().forEach(item -> collected
                .computeIfAbsent(item.key(), any -> new ArrayList<>())
                .add(new Collected(dataset, item))));
        return new Register(collected);
    }

    /** A dataset that collects an item. */
    public record Collected(Dataset dataset, Item item) {
        /** Whether its own contract says that its value counts. */
        public boolean claims() {
            return item.authority().equals(Optional.of(dataset.id()));
        }

        /** The base unit of its values; empty where each row has its own. */
        public Optional<String> unit() {
            return dataset.contract().property(item.column()).flatMap(Property::unit);
        }
    }

    /** An item at a frequency, and the datasets that collect it. */
    public record Entry(Item.Key key, List<Collected> collected) {
        public Entry {
            collected = List.copyOf(collected);
        }

        /** The only dataset that claims it, if there is one. */
        public Optional<Collected> authority() {
            List<Collected> claims =
                    collected.stream().filter(Collected::claims).toList();
            return claims.size() == 1 ? Optional.of(claims.get(0)) : Optional.empty();
        }

        public List<Collected> repeats() {
            return collected.stream().filter(it -> !it.claims()).toList();
        }
    }

    /** In the order of the datasets. */
    public Collection<Entry> entries() {
        return List.copyOf(entries.values());
    }

    public Optional<Entry> entry(Item.Key key) {
        return Optional.ofNullable(entries.get(key));
    }
}

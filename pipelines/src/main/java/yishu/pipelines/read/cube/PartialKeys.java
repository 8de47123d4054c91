package yishu.pipelines.read.cube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said of every observation whose key agrees in some places: of {@code {0: 北京}}, all of Beijing; of
 * {@code {0: 北京, 2: 2024}}, Beijing in 2024. The places are counted, or named.
 *
 * @param <P> a place within a key
 * @param <V> what is said
 */
final class PartialKeys<P extends Comparable<P>, V> {
    /** By how many places are named, the most first. */
    private final Map<Integer, Map<List<P>, Map<List<String>, List<V>>>> said =
            new TreeMap<>(Comparator.reverseOrder());

    /** Says it of all keys that have these texts in these places. */
    void say(Map<P, String> part, V what) {
        Map<P, String> ordered = new TreeMap<>(part);
        said.computeIfAbsent(part.size(), it -> new LinkedHashMap<>())
                .computeIfAbsent(List.copyOf(ordered.keySet()), it -> new HashMap<>())
                .computeIfAbsent(List.copyOf(ordered.values()), it -> new ArrayList<>())
                .add(what);
    }

    /** All that is said of a whole key, what names more places first. */
    List<V> of(Map<P, String> key) {
        List<V> all = new ArrayList<>();
        said.values()
                .forEach(sameSize -> sameSize.forEach((places, byTexts) -> {
                    if (key.keySet().containsAll(places)) {
                        all.addAll(byTexts.getOrDefault(
                                places.stream().map(key::get).toList(), List.of()));
                    }
                }));
        return all;
    }

    /** All that is said of any key. */
    List<V> all() {
        return said.values().stream()
                .flatMap(it -> it.values().stream())
                .flatMap(it -> it.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    boolean isEmpty() {
        return said.isEmpty();
    }
}

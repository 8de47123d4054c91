package yishu.semantic.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The register, found by what a mention may share with it: the code, half of the code, the name, its core, or two
 * neighbouring signs of the core. A pair of signs that more than {@link #MOST} names have finds nothing, since it would
 * find everything.
 */
final class RegisterIndex {
    private static final int MOST = 2_000;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> blocks = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> cores = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** A registered thing, with its name folded. */
    record Entry(Mention thing, FoldedName name) {}

    RegisterIndex(Collection<Mention> register, NameFolding folding) {
        for (Mention thing : register) {
            Entry entry = new Entry(thing, folding.fold(thing.name()));
            entries.add(entry);
            names.merge(entry.name().whole(), 1, Integer::sum);
            cores.merge(entry.name().core(), 1, Integer::sum);
            places.merge(thing.place(), 1, Integer::sum);
            keys(thing.code(), entry.name()).forEach(key -> blocks.computeIfAbsent(key, any -> new ArrayList<>(1))
                    .add(entry));
        }
    }

    int size() {
        return Math.max(1, entries.size());
    }

    double shareNamed(String whole) {
        return share(names, whole);
    }

    double shareOfCore(String core) {
        return share(cores, core);
    }

    double shareIn(String place) {
        return share(places, place);
    }

    private double share(Map<String, Integer> counts, String value) {
        return Math.max(1, counts.getOrDefault(value, 0)) / (double) size();
    }

    /** The registered thing of a code, if it is of one alone. */
    Optional<Entry> of(String code) {
        List<Entry> found = code.isEmpty() ? List.of() : blocks.getOrDefault("code " + code, List.of());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Those that a mention may be about. */
    Collection<Entry> near(String code, FoldedName name) {
        Set<Entry> near = new LinkedHashSet<>();
        for (String key : keys(code, name)) {
            List<Entry> block = blocks.getOrDefault(key, List.of());
            if (block.size() <= MOST) {
                near.addAll(block);
            }
        }
        return near;
    }

    private static List<String> keys(String code, FoldedName name) {
        List<String> keys = new ArrayList<>();
        if (!code.isEmpty()) {
            int half = code.length() / 2;
            keys.add("code " + code);
            keys.add("head " + code.substring(0, half));
            keys.add("tail " + code.substring(half));
        }
        keys.add("name " + name.whole());
        keys.add("core " + name.core());
        for (int at = 0; at + 2 <= name.core().length(); at++) {
            keys.add("pair " + name.core().substring(at, at + 2));
        }
        return keys;
    }
}

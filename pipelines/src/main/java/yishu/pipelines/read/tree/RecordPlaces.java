package yishu.pipelines.read.tree;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many records stand at each place of a tree, from which the place that is meant is guessed. */
public final class RecordPlaces {
    private static final int MOST = 500;
    private static final int DEEPER = 10;

    private final Map<String, Integer> records = new LinkedHashMap<>();
    private final Map<String, Integer> lists = new LinkedHashMap<>();
    private boolean inArray;

    RecordPlaces() {}

    /** All stands in an array at the top, so that even a lone object is one of its elements. */
    void beginArray() {
        inArray = true;
    }

    void count(String place, boolean isRecord) {
        if (isRecord && (records.containsKey(place) || records.size() < MOST)) {
            records.merge(place, 1, Integer::sum);
        }
    }

    void countList(String place) {
        if (lists.containsKey(place) || lists.size() < MOST) {
            lists.merge(place, 1, Integer::sum);
        }
    }

    /**
     * The place of the records: the outermost at which several stand, or one much more crowded within it. Nothing where no
     * place has any.
     */
    public Optional<String> likeliest() {
        Optional<String> best = outermost(records, 2);
        Optional<String> lined = best.isEmpty() ? outermost(lists, 2) : Optional.empty();
        return best.or(() -> lined).or(() -> outermost(records, 1)).map(this::plain);
    }

    private Optional<String> outermost(Map<String, Integer> counted, int least) {
        List<Map.Entry<String, Integer>> several = counted.entrySet().stream()
                .filter(it -> it.getValue() >= least)
                .sorted(Comparator.comparingInt(it -> depth(it.getKey())))
                .toList();
        Optional<Map.Entry<String, Integer>> best = several.stream().findFirst();
        for (Map.Entry<String, Integer> it : several) {
            if (it.getValue() >= DEEPER * best.orElse(it).getValue()) {
                best = Optional.of(it);
            }
        }
        return best.map(Map.Entry::getKey);
    }

    private static int depth(String place) {
        return (int) place.chars().filter(sign -> sign == '/').count();
    }

    /** The other places of several records, with how many. */
    public Map<String, Integer> others() {
        Map<String, Integer> others = new LinkedHashMap<>();
        String chosen = likeliest().orElse("");
        records.forEach((place, count) -> {
            if (count > 1 && !plain(place).equals(chosen)) {
                others.put(plain(place), count);
            }
        });
        return others;
    }

    /** A lone object at the top is no line of several. */
    private String plain(String place) {
        boolean lone = !inArray && records.getOrDefault("", 0) == 1 && place.startsWith("/*/");
        return lone ? place.substring(2) : place;
    }
}

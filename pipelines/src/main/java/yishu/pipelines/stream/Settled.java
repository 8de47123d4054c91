package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sound rows of a batch do to the tables: all of them join the vintages, where a row of the same figure and edition
 * goes; of each figure the newest edition stays.
 *
 * @param replaced rows that go from the vintages
 * @param outdated rows that go from the newest
 * @param newest rows that join the newest
 */
record Settled(List<@Nullable Object[]> replaced, List<@Nullable Object[]> outdated, List<@Nullable Object[]> newest) {

    static Settled of(List<@Nullable Object[]> sound, Known known, Shape shape) {
        Settled settled = new Settled(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<List<@Nullable Object>, List<@Nullable Object[]>> figures = new LinkedHashMap<>();
        Set<Long> repeated = repeated(sound, shape);
        for (@Nullable Object[] row : sound) {
            if (repeated.contains(shape.hash(row)) || !known.editions(row).isEmpty()) {
                figures.computeIfAbsent(shape.key(row), any -> new ArrayList<>(1))
                        .add(row);
            } else {
                settled.newest().add(row);
            }
        }
        figures.values().forEach(rows -> settled.settle(rows, known.editions(rows.get(0)), shape));
        return settled;
    }

    /** The hashes of keys that stand more than once. */
    static Set<Long> repeated(List<@Nullable Object[]> rows, Shape shape) {
        Set<Long> seen = new HashSet<>(rows.size() * 2);
        Set<Long> repeated = new HashSet<>();
        for (@Nullable Object[] row : rows) {
            if (!seen.add(shape.hash(row))) {
                repeated.add(shape.hash(row));
            }
        }
        return repeated;
    }

    private void settle(List<@Nullable Object[]> come, List<@Nullable Object[]> there, Shape shape) {
        List<@Nullable Object[]> editions = new ArrayList<>(come);
        for (@Nullable Object[] old : there) {
            boolean comesAgain =
                    come.stream().anyMatch(row -> shape.edition(row).equals(shape.edition(old)));
            (comesAgain ? replaced : editions).add(old);
        }
        @Nullable Object[] best = editions.stream().min(shape.newestFirst()).orElseThrow();
        if (there.isEmpty()) {
            newest.add(best);
            return;
        }
        @Nullable Object[] was = there.stream().min(shape.newestFirst()).orElseThrow();
        if (was != best) {
            outdated.add(was);
            newest.add(best);
        }
    }
}

package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the vintages hold already of the figures of a batch; mostly nothing. */
final class Known {
    private final Shape shape;
    private final Map<List<@Nullable Object>, List<@Nullable Object[]>> rows = new HashMap<>();
    private final Set<Long> hashes = new HashSet<>();

    private Known(Shape shape) {
        this.shape = shape;
    }

    /** Looks up the keys, exactly where their hashes are known. */
    static Known of(List<@Nullable Object[]> batch, Parts vintages, Shape shape) {
        Known known = new Known(shape);
        vintages.holding(batch).forEach((part, suspects) -> {
            Set<Long> suspected = new HashSet<>();
            Set<List<@Nullable Object>> keys = new HashSet<>();
            suspects.forEach(row -> {
                suspected.add(shape.hash(row));
                keys.add(shape.key(row));
            });
            for (@Nullable Object[] old : vintages.rows(part)) {
                if (suspected.contains(shape.hash(old)) && keys.contains(shape.key(old))) {
                    known.add(old);
                }
            }
        });
        return known;
    }

    private void add(@Nullable Object[] row) {
        hashes.add(shape.hash(row));
        rows.computeIfAbsent(shape.key(row), any -> new ArrayList<>()).add(row);
    }

    /** Every edition of the figure of a row that is there. */
    List<@Nullable Object[]> editions(@Nullable Object[] row) {
        return hashes.contains(shape.hash(row)) ? rows.getOrDefault(shape.key(row), List.of()) : List.of();
    }

    /** A row that hides a figure of its edition: {@code yishu.pipelines.check.Gap}. */
    Judge gaps(Asides asides) {
        return new Judge() {
            @Override
            public String name() {
                return "a blank hides no figure";
            }

            @Override
            public String finding() {
                return "blank where an earlier file has a figure";
            }

            @Override
            public IdentityHashMap<@Nullable Object[], Batch.Aside> find(List<@Nullable Object[]> sound) {
                IdentityHashMap<@Nullable Object[], Batch.Aside> found = new IdentityHashMap<>();
                for (@Nullable Object[] row : sound) {
                    if (shape.isGap(row) && hides(row)) {
                        found.put(row, asides.of(row, "is blank where an earlier file has a figure"));
                    }
                }
                return found;
            }
        };
    }

    private boolean hides(@Nullable Object[] gap) {
        return editions(gap).stream()
                .anyMatch(old -> !shape.isGap(old) && shape.edition(old).equals(shape.edition(gap)));
    }
}

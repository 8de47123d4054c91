package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.jspecify.annotations.Nullable;

/**
 * One table of a dataset that is followed. It is held in few files and few manifests; its snapshots go after some minutes,
 * unless a release is tagged there.
 */
final class Held {
    private static final Map<String, String> PROPERTIES =
            Map.of("commit.manifest.min-count-to-merge", "16", "write.metadata.previous-versions-max", "20");

    /** Whoever reads a snapshot has this long to end. */
    private static final long KEPT_MILLIS = TimeUnit.MINUTES.toMillis(3);

    /** Each expiry looks at all manifests. */
    private static final long EXPIRY_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Table table;
    private final Parts parts;
    private final Function<@Nullable Object[], List<@Nullable Object>> key;
    private final Compaction compaction;
    private long expired = System.nanoTime();

    /** @param key by which rows are replaced */
    Held(Table table, Shape shape, Function<@Nullable Object[], List<@Nullable Object>> key, Executor beside) {
        this.table = table;
        this.parts = Parts.of(table, shape);
        this.key = key;
        this.compaction = new Compaction(parts, key, beside);
        describe();
    }

    private void describe() {
        UpdateProperties update = table.updateProperties();
        if (!table.properties().entrySet().containsAll(PROPERTIES.entrySet())) {
            PROPERTIES.forEach(update::set);
            update.commit();
        }
    }

    Parts parts() {
        return parts;
    }

    /** The snapshot that it is at, as this process knows it. */
    long snapshot() {
        return table.currentSnapshot().snapshotId();
    }

    /** Whether somebody else has written since. */
    boolean hasMoved() {
        long known = snapshot();
        table.refresh();
        return snapshot() != known;
    }

    /**
     * Commits what a batch brings.
     *
     * @param leaving rows that are there and go
     * @param come what joins, if anything does
     */
    void publish(Collection<@Nullable Object[]> leaving, Optional<Part> come, Stamp stamp) {
        Set<List<@Nullable Object>> keys = new HashSet<>();
        leaving.forEach(row -> keys.add(key.apply(row)));
        Map<Part, Optional<Part>> others = parts.holding(leaving).keySet().parallelStream()
                .collect(Collectors.toMap(
                        part -> part, part -> parts.without(part, row -> keys.contains(key.apply(row)))));
        others.entrySet().removeIf(it -> it.getValue().equals(Optional.of(it.getKey())));
        List<Part> added = new ArrayList<>();
        others.values().forEach(it -> it.ifPresent(added::add));
        come.ifPresent(added::add);
        compaction.replaced(keys);
        commit(new Change(others.keySet(), added, false), stamp);
    }

    private void commit(Change change, Stamp stamp) {
        change.commit(table, stamp);
        parts.replace(change.gone(), change.come());
        if (change.rewrites()) {
            change.come().forEach(Part::forgetRows);
        }
    }

    /** Keeps its files and snapshots few; a commit of this says what the last one said. */
    void tend(Stamp last) {
        compaction.step().ifPresent(change -> commit(change, last));
        if (System.nanoTime() - expired > EXPIRY_NANOS) {
            expired = System.nanoTime();
            table.expireSnapshots()
                    .expireOlderThan(System.currentTimeMillis() - KEPT_MILLIS)
                    .commit();
        }
    }

    void abandon() {
        compaction.abandon();
    }
}

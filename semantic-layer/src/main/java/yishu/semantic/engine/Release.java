package yishu.semantic.engine;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The tag of what one publish made visible, {@code release-2026-03-01.2}: the second of that day. The tenth follows the
 * ninth, although its name sorts before it.
 */
record Release(String tag, String day, int number) implements Comparable<Release> {
    private static final Pattern TAG = Pattern.compile("release-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,9})");
    private static final Comparator<Release> ORDER =
            Comparator.comparing(Release::day).thenComparingInt(Release::number);

    static Optional<Release> parse(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches()
                ? Optional.of(new Release(tag, matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * The releases that {@code main} has been at. One that is prepared but not yet published is tagged on another branch,
     * and is none of them.
     */
    static Set<Release> of(Table table) {
        Set<Long> published = Set.copyOf(SnapshotUtil.currentAncestorIds(table));
        Set<Release> releases = new HashSet<>();
        for (Map.Entry<String, SnapshotRef> reference : table.refs().entrySet()) {
            SnapshotRef target = reference.getValue();
            if (target.isTag() && published.contains(target.snapshotId())) {
                parse(reference.getKey()).ifPresent(releases::add);
            }
        }
        return releases;
    }

    /** The newest release that both tables have been at. */
    static Optional<Release> newestOf(Table one, Table other) {
        Set<Release> both = of(one);
        both.retainAll(of(other));
        return both.stream().max(Comparator.naturalOrder());
    }

    /** The newest release whose rows are exactly those of that snapshot of the table. */
    static Optional<Release> newestAt(Table table, long snapshot) {
        long origin = origin(table, snapshot);
        return of(table).stream()
                .filter(release -> origin(table, release.in(table)) == origin)
                .max(Comparator.naturalOrder());
    }

    /** The snapshot that brought the rows: one that only joined small files has those of the one before it. */
    private static long origin(Table table, long snapshot) {
        Snapshot origin = table.snapshot(snapshot);
        while (DataOperations.REPLACE.equals(origin.operation())
                && origin.parentId() != null
                && table.snapshot(origin.parentId()) != null) {
            origin = table.snapshot(origin.parentId());
        }
        return origin.snapshotId();
    }

    /** Its snapshot in a table that has it. */
    long in(Table table) {
        return table.snapshot(tag).snapshotId();
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }
}

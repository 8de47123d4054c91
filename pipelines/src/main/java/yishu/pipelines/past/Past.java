package yishu.pipelines.past;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * All that a table was: its releases, in their order, what is current, and drafts. Iceberg has no way to take a row out of
 * a snapshot, so the past is told again: each release becomes a snapshot of the same rows without those that must go, each
 * follows the one before it, the tags move to them, and all that is no release expires. Whoever reads an old snapshot at
 * that moment loses it. To be used under the lock of the table.
 */
public final class Past {
    private final Table table;
    private final String mark;

    /**
     * Of a table.
     *
     * @param mark stands in the summary of each snapshot that is told again, {@code yishu.rewritten}
     */
    public Past(Table table, String mark) {
        this.table = table;
        this.mark = mark;
    }

    /**
     * What was done.
     *
     * @param current how many rows of the current snapshot were taken out or changed
     * @param all how many rows of all data files
     * @param releases the tags that moved
     */
    public record Retold(long current, long all, List<String> releases) {
        public Retold {
            releases = List.copyOf(releases);
        }
    }

    /** How many rows there are that a rule would change, without changing them. */
    public Retold count(RowRule rule) {
        Releases releases = new Releases(table, mark);
        return releases.counted(new DataFiles(table, rule), false);
    }

    /** Applies a rule to every row of every release, and lets everything else expire. */
    public Retold rewrite(RowRule rule) {
        Releases releases = new Releases(table, mark);
        Retold retold = releases.counted(new DataFiles(table, rule), true);
        releases.tell();
        expire();
        new Leftovers(table).remove();
        return retold;
    }

    /**
     * Lets every snapshot expire that no name points to. Each is named, so that Iceberg removes just what nothing reaches:
     * by age alone it would remove what an expired snapshot took away, though a later one has it again.
     */
    private void expire() {
        Set<Long> kept =
                table.refs().values().stream().map(SnapshotRef::snapshotId).collect(Collectors.toSet());
        ExpireSnapshots expire = table.expireSnapshots().retainLast(1);
        boolean isAny = false;
        for (Snapshot snapshot : table.snapshots()) {
            if (!kept.contains(snapshot.snapshotId())) {
                expire.expireSnapshotId(snapshot.snapshotId());
                isAny = true;
            }
        }
        if (isAny) {
            expire.commit();
        }
    }
}

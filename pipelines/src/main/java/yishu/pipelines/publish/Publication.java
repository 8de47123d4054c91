package yishu.pipelines.publish;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Write, audit, publish for one table: rows are written to a branch and audited there; then one commit moves
 * {@code main} to it, tags the release and removes the branch. Before that commit nobody sees anything; after it there is
 * nothing left to do.
 */
final class Publication {
    static final String LOAD = "yishu.load";
    static final String RELEASE = "yishu.release";
    private static final String BRANCH_PREFIX = "load_";

    private final Lake lake;
    private final String name;

    Publication(Lake lake, String name) {
        this.lake = lake;
        this.name = name;
    }

    /**
     * Publishes what a load writes.
     *
     * @param load its id, kept in the snapshot's summary
     * @param release the tag; empty: no tag
     * @param write receives Spark's name of the branch
     * @param audit receives the same name, and throws when what stands there must not be published
     */
    void publish(String load, Optional<String> release, Consumer<String> write, Consumer<String> audit) {
        Table table = lake.table(name);
        String branch = BRANCH_PREFIX + load;
        table.manageSnapshots()
                .createBranch(branch, table.currentSnapshot().snapshotId())
                .commit();
        Map<String, String> summary =
                release.map(tag -> Map.of(LOAD, load, RELEASE, tag)).orElse(Map.of(LOAD, load));
        String target = Lake.spark(name) + ".branch_" + branch;
        CommitMetadata.withCommitProperties(
                summary,
                () -> {
                    write.accept(target);
                    return true;
                },
                RuntimeException.class);
        audit.accept(target);
        table.refresh();
        if (!load.equals(table.snapshot(branch).summary().get(LOAD))) {
            var marker = table.newAppend().toBranch(branch);
            summary.forEach(marker::set);
            marker.commit();
        }
        ManageSnapshots publish = table.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch);
        release.ifPresent(tag -> publish.createTag(tag, table.snapshot(branch).snapshotId()));
        publish.removeBranch(branch).commit();
    }

    /** Removes the branches that killed loads left behind. */
    void sweep() {
        Table table = lake.table(name);
        table.refs().forEach((ref, target) -> {
            if (target.isBranch() && ref.startsWith(BRANCH_PREFIX)) {
                table.manageSnapshots().removeBranch(ref).commit();
            }
        });
    }

    /** The snapshot by which a load was published, if it was. */
    Optional<Snapshot> published(String load) {
        Table table = lake.table(name);
        return StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
                .filter(snapshot -> load.equals(snapshot.summary().get(LOAD)))
                .findFirst();
    }

    /** The load that was published last, if any. */
    Optional<String> latest() {
        return Optional.ofNullable(lake.table(name).currentSnapshot().summary().get(LOAD));
    }

    /** The next free tag of that day: {@code release-2026-05-01.2}. */
    String nextRelease(LocalDate day) {
        String prefix = "release-" + day + ".";
        int last = lake.table(name).refs().keySet().stream()
                .filter(ref -> ref.startsWith(prefix))
                .mapToInt(ref -> Integer.parseInt(ref.substring(prefix.length())))
                .max()
                .orElse(0);
        return prefix + (last + 1);
    }
}

package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/**
 * What is going to be published of a table: a branch that starts where {@code main} is. Rows are written to it and audited
 * on it; then one commit moves {@code main} to it, tags the release and removes the branch. Before that commit nobody
 * sees anything; after it there is nothing left to do.
 */
final class Draft {
    static final String BRANCH_PREFIX = "load_";
    private static final int EVENTS_TO_COME = 100;

    private final Lake lake;
    private final Table table;
    private final String branch;
    private final String target;
    private final List<DataFile> appended = new ArrayList<>();

    private Draft(Lake lake, Table table, String branch, String target) {
        this.lake = lake;
        this.table = table;
        this.branch = branch;
        this.target = target;
    }

    /** Begins a draft of the table, named after the load that it is for. */
    static Draft begin(Lake lake, String name, String load) {
        return begin(lake, name, load, lake.table(name).currentSnapshot().snapshotId());
    }

    /** Begins a draft that goes on from a snapshot. */
    static Draft begin(Lake lake, String name, String load, long from) {
        Table table = lake.table(name);
        String branch = BRANCH_PREFIX + load;
        table.manageSnapshots().createBranch(branch, from).commit();
        return new Draft(lake, table, branch, Lake.spark(name) + ".branch_" + branch);
    }

    String branch() {
        return branch;
    }

    /** Spark's name of the branch, for SQL. */
    String target() {
        return target;
    }

    /** The table, as it is with the draft's last commit. */
    Table table() {
        table.refresh();
        return table;
    }

    /** What would be the rows of the table. */
    Dataset<Row> rows() {
        return lake.spark().table(target);
    }

    /** The draft's last commit. */
    Snapshot snapshot() {
        return table().snapshot(branch);
    }

    /** How many rows there would be. */
    long count() {
        return Publication.count(snapshot());
    }

    /**
     * Adds the data files of a load, in a commit that names it even if there are none.
     *
     * @param areFiguresNew whether each row for certain tells a figure that no other row of the table tells
     */
    void append(List<DataFile> files, String load, Optional<String> release, boolean areFiguresNew) {
        AppendFiles append = table.newAppend().toBranch(branch);
        summary(load, release).forEach(append::set);
        append.set(Publication.NEW_FIGURES, String.valueOf(areFiguresNew));
        files.forEach(append::appendFile);
        append.commit();
        appended.addAll(files);
    }

    /** Takes rows out, which the condition calls {@code present}. */
    void delete(String which) {
        lake.spark().sql("DELETE FROM " + target + " AS present WHERE " + which);
    }

    /** Puts rows into the place of all that is there, in a commit that names the load. */
    void overwrite(Dataset<Row> rows, String load, Optional<String> release) {
        CommitMetadata.withCommitProperties(
                summary(load, release),
                () -> {
                    overwrite(rows);
                    return true;
                },
                RuntimeException.class);
        if (!load.equals(snapshot().summary().get(Publication.LOAD))) {
            append(List.of(), load, release, false);
        }
    }

    private static Map<String, String> summary(String load, Optional<String> release) {
        return release.map(tag -> Map.of(Publication.LOAD, load, Publication.RELEASE, tag))
                .orElse(Map.of(Publication.LOAD, load));
    }

    private void overwrite(Dataset<Row> rows) {
        try {
            complete(rows).writeTo(target).overwrite(lit(true));
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds what the table still has and the contract no longer promises, as NULL. */
    private Dataset<Row> complete(Dataset<Row> rows) {
        Dataset<Row> complete = rows;
        for (StructField field : rows().schema().fields()) {
            if (!List.of(rows.columns()).contains(field.name())) {
                Column nothing = functions.lit(null).cast(field.dataType());
                complete = complete.withColumn(field.name(), nothing);
            }
        }
        return complete;
    }

    /** Makes the draft what everybody sees. */
    void publish(Optional<String> release) {
        long snapshot = snapshot().snapshotId();
        ManageSnapshots publish = table.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch);
        release.ifPresent(tag -> publish.createTag(tag, snapshot));
        if (release.isPresent() && table.refs().containsKey(Shelf.BRANCH)) {
            publish.removeBranch(Shelf.BRANCH);
        }
        publish.removeBranch(branch).commit();
    }

    /** Lets the draft lie under another name, in the place of what lies there; its snapshots do not expire there. */
    void rename(String other) {
        long snapshot = snapshot().snapshotId();
        int length = SnapshotUtil.snapshotIdsBetween(
                        table, table.currentSnapshot().snapshotId(), snapshot)
                .size();
        ManageSnapshots rename = table.manageSnapshots();
        if (table.refs().containsKey(other)) {
            rename.replaceBranch(other, snapshot);
        } else {
            rename.createBranch(other, snapshot);
        }
        rename.setMinSnapshotsToKeep(other, length + EVENTS_TO_COME)
                .removeBranch(branch)
                .commit();
    }

    /** Forgets the draft, and the data files that were appended to it. */
    void drop() {
        table.manageSnapshots().removeBranch(branch).commit();
        appended.forEach(file -> table.io().deleteFile(file.location()));
    }
}

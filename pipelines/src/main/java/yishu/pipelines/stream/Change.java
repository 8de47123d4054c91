package yishu.pipelines.stream;

import java.util.Collection;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;

/**
 * What one commit does to a table: some files go, others come, and the snapshot is tagged.
 *
 * @param gone parts that are no longer of the table
 * @param come parts that join it
 * @param rewrites whether the rows stay the same
 */
record Change(Collection<Part> gone, Collection<Part> come, boolean rewrites) {
    Change {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /** Commits it: the snapshot says so, bears the tag, and other tags go. */
    void commit(Table table, Stamp stamp) {
        Transaction transaction = table.newTransaction();
        SnapshotUpdate<?> update = update(transaction);
        stamp.summary().forEach(update::set);
        update.commit();
        long snapshot = transaction.table().currentSnapshot().snapshotId();
        if (stamp.tag().isPresent()) {
            String tag = stamp.tag().get();
            ManageSnapshots tags = transaction.manageSnapshots();
            if (table.refs().containsKey(tag)) {
                tags.replaceTag(tag, snapshot);
            } else {
                tags.createTag(tag, snapshot);
            }
            stamp.passed().stream().filter(table.refs()::containsKey).forEach(tags::removeTag);
            tags.commit();
        }
        transaction.commitTransaction();
    }

    private SnapshotUpdate<?> update(Transaction transaction) {
        if (rewrites) {
            // Without it, Iceberg looks for deletes back to the first snapshot, which is long gone.
            long now = transaction.table().currentSnapshot().snapshotId();
            RewriteFiles rewrite = transaction.newRewrite().validateFromSnapshot(now);
            gone.forEach(part -> rewrite.deleteFile(part.file()));
            come.forEach(part -> rewrite.addFile(part.file()));
            return rewrite;
        }
        if (gone.isEmpty()) {
            AppendFiles append = transaction.newAppend();
            come.forEach(part -> append.appendFile(part.file()));
            return append;
        }
        OverwriteFiles overwrite = transaction.newOverwrite();
        gone.forEach(part -> overwrite.deleteFile(part.file()));
        come.forEach(part -> overwrite.addFile(part.file()));
        return overwrite;
    }
}

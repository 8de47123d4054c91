package yishu.pipelines.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** A table of {@code raw}: the rows of each file as text, once. */
final class RawTable {
    private final Lake lake;
    private final String name;
    private final boolean isPersonal;
    private final Optional<Draft> held;
    private final CommitPoints points;

    /**
     * @param isPersonal whether rows tell of persons, who are hashed anew with each load, maybe under another key
     * @param held where the rows are kept of a load that is not to be published yet
     */
    RawTable(Lake lake, String name, boolean isPersonal, Optional<Draft> held, CommitPoints points) {
        this.lake = lake;
        this.name = name;
        this.isPersonal = isPersonal;
        this.held = held;
        this.points = points;
    }

    /** Those of the files whose rows it has as a load would write them, by hash. */
    Set<String> present(List<Received> files, String load) {
        Expression written = isPersonal ? Expressions.equal("load_id", load) : Expressions.alwaysTrue();
        return files.stream()
                .map(Received::hash)
                .filter(hash -> holds(Expressions.and(written, Expressions.equal("file_hash", hash))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean holds(Expression rowsThat) {
        Table table = lake.table(name);
        long snapshot =
                held.map(Draft::snapshot).orElseGet(table::currentSnapshot).snapshotId();
        return FileRows.areAny(IcebergGenerics.read(table)
                .useSnapshot(snapshot)
                .where(rowsThat)
                .select("file_hash"));
    }

    /** Adds all rows of some files at once, in the place of those that it has of them. */
    void publish(List<DataFile> rows, List<String> files, String load) {
        if (rows.isEmpty()) {
            return;
        }
        boolean isReplaced = isPersonal && files.stream().anyMatch(hash -> holds(Expressions.equal("file_hash", hash)));
        if (held.isPresent()) {
            write(held.get(), rows, isReplaced ? files : List.of(), load);
            points.reached("raw written");
        } else if (isReplaced) {
            Draft draft = Draft.begin(lake, name, load);
            points.reached("raw begun");
            write(draft, rows, files, load);
            points.reached("raw written");
            draft.publish(Optional.empty());
            points.reached("raw published");
        } else {
            AppendFiles append = lake.table(name).newAppend().set(Publication.LOAD, load);
            rows.forEach(append::appendFile);
            append.commit();
            points.reached("raw published");
        }
    }

    private void write(Draft draft, List<DataFile> rows, List<String> replaced, String load) {
        if (!replaced.isEmpty()) {
            draft.delete("load_id <> '" + load + "' AND " + VintageWriter.ofFiles(replaced));
        }
        draft.append(rows, load, Optional.empty(), false);
    }

    /** Removes data files that were not published. */
    void discard(List<DataFile> rows) {
        Table table = lake.table(name);
        rows.forEach(file -> table.io().deleteFile(file.location()));
    }
}

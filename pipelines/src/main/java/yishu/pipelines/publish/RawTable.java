package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** A table of {@code raw}: the rows of each file as text, once. */
final class RawTable {
    private final Lake lake;
    private final String name;
    private final boolean isPersonal;

    /** @param isPersonal whether rows tell of persons, who are hashed anew with each load, maybe under another key */
    RawTable(Lake lake, String name, boolean isPersonal) {
        this.lake = lake;
        this.name = name;
        this.isPersonal = isPersonal;
    }

    /** Those of the files whose rows it has as a load would write them, by hash. */
    Set<String> present(List<Received> files, String load) {
        Expression written = isPersonal ? Expressions.equal("load_id", load) : Expressions.alwaysTrue();
        Table table = lake.table(name);
        return files.stream()
                .map(Received::hash)
                .filter(hash -> holds(table, Expressions.and(written, Expressions.equal("file_hash", hash))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean holds(Table table, Expression rowsThat) {
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(table).where(rowsThat).select("file_hash").build()) {
            return rows.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds all rows of some files at once, in the place of those that it has of them. */
    void publish(List<DataFile> rows, List<String> files, String load) {
        if (rows.isEmpty()) {
            return;
        }
        Table table = lake.table(name);
        if (isPersonal && files.stream().anyMatch(hash -> holds(table, Expressions.equal("file_hash", hash)))) {
            Draft draft = Draft.begin(lake, name, load);
            lake.spark()
                    .sql("DELETE FROM " + draft.target() + " WHERE load_id <> '" + load + "' AND file_hash IN ("
                            + files.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", ")) + ")");
            draft.append(rows, load, Optional.empty(), false);
            draft.publish(Optional.empty());
            return;
        }
        AppendFiles append = table.newAppend().set(Publication.LOAD, load);
        rows.forEach(append::appendFile);
        append.commit();
    }

    /** Removes data files that were not published. */
    void discard(List<DataFile> rows) {
        Table table = lake.table(name);
        rows.forEach(file -> table.io().deleteFile(file.location()));
    }
}

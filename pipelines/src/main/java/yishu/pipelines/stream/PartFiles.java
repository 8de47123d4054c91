package yishu.pipelines.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.parquet.InternalReader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.publish.RowFiles;

/** Reads and writes the data files of one table, whole rows at once. */
final class PartFiles {
    private final Table table;
    private final Shape shape;
    private final Schema read;

    PartFiles(Table table, Shape shape) {
        this.table = table;
        this.shape = shape;
        List<Types.NestedField> fields = new ArrayList<>();
        shape.names().forEach(name -> fields.add(table.schema().findField(name)));
        this.read = new Schema(fields);
    }

    Table table() {
        return table;
    }

    /** Writes rows as they come; there has to be one. */
    DataFile write(List<@Nullable Object[]> rows) {
        try (RowFiles files = new RowFiles(table, shape.names())) {
            rows.forEach(files::write);
            List<DataFile> written = files.finish();
            if (written.size() != 1) {
                throw new IllegalStateException("Cannot write '" + table.name() + "': " + rows.size() + " rows became "
                        + written.size() + " files");
            }
            return written.get(0);
        }
    }

    List<@Nullable Object[]> read(DataFile file) {
        List<@Nullable Object[]> rows = new ArrayList<>((int) file.recordCount());
        try (CloseableIterable<StructLike> found = Parquet.read(table.io().newInputFile(file.location()))
                .project(read)
                .createReaderFunc(schema -> InternalReader.create(read, schema))
                .build()) {
            for (StructLike each : found) {
                @Nullable Object[] row = shape.newRow();
                for (int cell = 0; cell < shape.names().size(); cell++) {
                    row[cell] = each.get(cell, Object.class);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + file.location() + "'", e);
        }
        return rows;
    }

    /** Whether the files of another table could be this one's. */
    boolean isLike(PartFiles other) {
        return table.schema().sameSchema(other.table.schema());
    }

    /** Copies the bytes of a file of a table that is like this one. */
    DataFile copy(DataFile file) {
        String path = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
        OutputFile copy = table.io().newOutputFile(path);
        try (InputStream in = table.io().newInputFile(file.location()).newStream();
                OutputStream out = copy.create()) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy '" + file.location() + "'", e);
        }
        return DataFiles.builder(table.spec()).copy(file).withPath(path).build();
    }

    void delete(DataFile file) {
        table.io().deleteFile(file.location());
    }
}

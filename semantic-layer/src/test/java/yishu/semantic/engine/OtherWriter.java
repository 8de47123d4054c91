package yishu.semantic.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.jspecify.annotations.Nullable;

/** Writes rows and deletes with Iceberg's own writers, as other programs do, and reads with Iceberg's own reader. */
final class OtherWriter {
    private static final AtomicInteger TASK = new AtomicInteger();

    private final Table table;
    private final @Nullable StructLike partition;

    OtherWriter(Table table) {
        this(table, null);
    }

    private OtherWriter(Table table, @Nullable StructLike partition) {
        this.table = table;
        this.partition = partition;
    }

    /** Writes into the partition that such a row falls into. */
    OtherWriter inPartitionOf(@Nullable Object... row) {
        PartitionKey key = new PartitionKey(table.spec(), table.schema());
        key.partition(
                new InternalRecordWrapper(table.schema().asStruct()).wrap(record(table.schema(), Arrays.asList(row))));
        return new OtherWriter(table, key);
    }

    DataFile data(List<List<@Nullable Object>> rows) {
        DataWriter<Record> writer =
                factory().build().newDataWriter(output(FileFormat.PARQUET), table.spec(), partition);
        try (writer) {
            rows.forEach(row -> writer.write(record(table.schema(), row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDataFile();
    }

    /** A position delete file. */
    DeleteFile positions(Map<String, List<Long>> rows) {
        return positions(rows, FileFormat.PARQUET);
    }

    DeleteFile positions(Map<String, List<Long>> rows, FileFormat format) {
        PositionDeleteWriter<Record> writer = factory()
                .deleteFileFormat(format)
                .build()
                .newPositionDeleteWriter(output(format), table.spec(), partition);
        try (writer) {
            new TreeMap<>(rows).forEach((path, positions) -> positions.stream()
                    .sorted()
                    .forEach(position ->
                            writer.write(PositionDelete.<Record>create().set(path, position))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDeleteFile();
    }

    /** One Puffin file of deletion vectors. */
    List<DeleteFile> vectors(Map<String, List<Long>> rows) {
        BaseDVFileWriter writer = new BaseDVFileWriter(outputs(FileFormat.PUFFIN), path -> null);
        try (writer) {
            rows.forEach((path, positions) ->
                    positions.forEach(position -> writer.delete(path, position, table.spec(), partition)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.result().deleteFiles();
    }

    /** An equality delete file of the given columns' values. */
    DeleteFile equal(List<Integer> ids, List<List<@Nullable Object>> keys) {
        Schema schema =
                new Schema(ids.stream().map(id -> table.schema().findField(id)).toList());
        EqualityDeleteWriter<Record> writer = factory()
                .equalityFieldIds(ids.stream().mapToInt(id -> id).toArray())
                .equalityDeleteRowSchema(schema)
                .build()
                .newEqualityDeleteWriter(output(FileFormat.PARQUET), table.spec(), partition);
        try (writer) {
            keys.forEach(key -> writer.write(record(schema, key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDeleteFile();
    }

    /** The values of every row of a snapshot, as Iceberg reads them with the columns of today. */
    List<List<@Nullable Object>> values(long snapshot) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table)
                .useSnapshot(snapshot)
                .project(table.schema())
                .build()) {
            for (Record record : records) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 0; column < table.schema().columns().size(); column++) {
                    values.add(record.get(column));
                }
                rows.add(values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private GenericFileWriterFactory.Builder factory() {
        return new GenericFileWriterFactory.Builder(table);
    }

    private OutputFileFactory outputs(FileFormat format) {
        return OutputFileFactory.builderFor(table, 1, TASK.incrementAndGet())
                .format(format)
                .build();
    }

    private EncryptedOutputFile output(FileFormat format) {
        return partition == null
                ? outputs(format).newOutputFile()
                : outputs(format).newOutputFile(table.spec(), partition);
    }

    private static Record record(Schema schema, List<@Nullable Object> values) {
        Record record = GenericRecord.create(schema);
        for (int column = 0; column < values.size(); column++) {
            record.set(column, values.get(column));
        }
        return record;
    }
}

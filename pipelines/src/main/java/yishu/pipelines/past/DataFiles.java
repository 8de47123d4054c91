package yishu.pipelines.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** Writes a data file anew, without the rows that a rule takes out of it. */
final class DataFiles {
    private final Table table;
    private final RowRule rule;

    DataFiles(Table table, RowRule rule) {
        this.table = table;
        this.rule = rule;
    }

    /**
     * What a file becomes.
     *
     * @param file what stands for it; none when no row is left
     * @param rows how many rows were taken out or changed
     */
    record Rewritten(Optional<DataFile> file, long rows) {}

    /** What the file becomes; none when it stays. Without {@code writing} it is only counted. */
    Optional<Rewritten> rewrite(DataFile file, boolean writing) {
        if (file.format() != FileFormat.PARQUET) {
            throw new IllegalStateException("Cannot rewrite '" + file.location() + "': it is no Parquet");
        }
        long changed = changed(file);
        if (changed == 0) {
            return Optional.empty();
        }
        return Optional.of(new Rewritten(writing ? write(file) : Optional.empty(), changed));
    }

    private long changed(DataFile file) {
        long changed = 0;
        try (CloseableIterable<Record> rows = read(file)) {
            for (Record row : rows) {
                changed += rule.apply(row).filter(it -> it == row).isPresent() ? 0 : 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed;
    }

    private Optional<DataFile> write(DataFile file) {
        String name = String.format(Locale.ROOT, "rewritten-%s.parquet", UUID.randomUUID());
        String location = table.locationProvider().newDataLocation(name);
        @Nullable DataWriter<Record> writer = null;
        try (CloseableIterable<Record> rows = read(file)) {
            for (Record row : rows) {
                Optional<Record> kept = rule.apply(row);
                if (kept.isPresent()) {
                    writer = writer == null ? writer(file, location) : writer;
                    writer.write(kept.get());
                }
            }
            if (writer == null) {
                return Optional.empty();
            }
            writer.close();
            return Optional.of(writer.toDataFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rewrite '" + file.location() + "'", e);
        }
    }

    private DataWriter<Record> writer(DataFile file, String location) throws IOException {
        return Parquet.writeData(table.io().newOutputFile(location))
                .forTable(table)
                .schema(table.schema())
                .createWriterFunc(GenericParquetWriter::create)
                .withSpec(table.specs().get(file.specId()))
                .withPartition(file.partition())
                .build();
    }

    private CloseableIterable<Record> read(DataFile file) {
        return Parquet.read(table.io().newInputFile(file))
                .project(table.schema())
                .createReaderFunc(schema -> GenericParquetReaders.buildReader(table.schema(), schema))
                .build();
    }
}

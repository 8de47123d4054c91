package yishu.pipelines.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.PropertyUtil;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into data files of a table, by Iceberg's own Parquet writer: no Spark is needed, so a task writes what
 * it reads at once. The files lie where the table says and have its codec and metrics, and nobody sees them before a commit
 * appends them. For one thread; a table goes to another process as {@link org.apache.iceberg.SerializableTable}.
 *
 * <pre>{@code
 * try (RowFiles files = new RowFiles(table, List.of("region_code", "period", "value"))) {
 *     files.write("110000", LocalDate.of(2024, 1, 1), new BigDecimal("12.5"));
 *     List<DataFile> written = files.finish();
 *     AppendFiles append = table.newAppend().toBranch(branch);
 *     written.forEach(append::appendFile);
 *     append.commit();
 * }
 * }</pre>
 */
public final class RowFiles implements Closeable {
    /** How many rows are written before the size of the file is looked at again. */
    private static final int LOOK = 10_000;

    private final Table table;
    private final List<String> columns;
    private final OutputFileFactory places;
    private final long most;
    private final List<DataFile> written = new ArrayList<>();
    private @Nullable DataWriter<@Nullable Object[]> writer;
    private long rows;
    private boolean finished;

    /** @param columns names of those that each row has a cell for; the table's other columns are NULL */
    public RowFiles(Table table, List<String> columns) {
        this.table = table;
        this.columns = columns;
        this.places = OutputFileFactory.builderFor(table, 0, 0)
                .operationId(UUID.randomUUID().toString())
                .format(FileFormat.PARQUET)
                .build();
        this.most = PropertyUtil.propertyAsLong(
                table.properties(),
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
    }

    /** Writes a row: texts, integers, decimals, days, instants, lists of text, or null. The array may be used again. */
    public void write(@Nullable Object... row) {
        DataWriter<@Nullable Object[]> into = writer == null ? open() : writer;
        into.write(row);
        rows++;
        if (rows % LOOK == 0 && into.length() > most) {
            end(into);
        }
    }

    long rows() {
        return rows;
    }

    /** Ends the last file; the files that were written, none if there was no row. */
    public List<DataFile> finish() {
        if (writer != null) {
            end(writer);
        }
        finished = true;
        return List.copyOf(written);
    }

    private DataWriter<@Nullable Object[]> open() {
        try {
            DataWriter<@Nullable Object[]> opened = Parquet.writeData(places.newOutputFile())
                    .forTable(table)
                    .withSpec(table.spec())
                    .createWriterFunc((schema, file) -> CellWriters.of(schema, file, columns))
                    .build();
            writer = opened;
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write table '" + table.name() + "'", e);
        }
    }

    private void end(DataWriter<@Nullable Object[]> ended) {
        writer = null;
        try {
            ended.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write table '" + table.name() + "'", e);
        }
        written.add(ended.toDataFile());
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() {
        if (!finished) {
            finish().forEach(file -> table.io().deleteFile(file.location()));
        }
    }
}

package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetUtil;

/** Data files of a table, read as files: no snapshot needs to name them. */
public final class FileRows {
    private FileRows() {}

    /** Takes every row, as its cells in the order of the columns. */
    public static void each(Table table, List<DataFile> files, List<String> columns, Consumer<Object[]> taken) {
        each(
                table.schema(),
                files.stream()
                        .map(file -> table.io().newInputFile(file.location()))
                        .toList(),
                columns,
                taken);
    }

    /** Takes every row of files that lie anywhere. */
    static void each(Schema table, List<InputFile> files, List<String> columns, Consumer<Object[]> taken) {
        Schema schema = table.select(columns);
        Object[] cells = new Object[columns.size()];
        for (InputFile file : files) {
            try (CloseableIterable<Record> rows = Parquet.read(file)
                    .project(schema)
                    .createReaderFunc(stored -> GenericParquetReaders.buildReader(schema, stored))
                    .reuseContainers()
                    .build()) {
                for (Record row : rows) {
                    for (int column = 0; column < cells.length; column++) {
                        cells[column] = row.getField(columns.get(column));
                    }
                    taken.accept(cells);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read '" + file.location() + "'", e);
            }
        }
    }

    /** A data file as a commit appends it, by what stands at its end. */
    static DataFile at(Table table, String location) {
        InputFile file = table.io().newInputFile(location);
        return DataFiles.builder(table.spec())
                .withInputFile(file)
                .withMetrics(ParquetUtil.fileMetrics(file, MetricsConfig.forTable(table)))
                .build();
    }
}

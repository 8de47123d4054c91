package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetUtil;

/** Data files of a table, found by a scan or read as files: then no snapshot needs to name them. */
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

    /** The data files that a scan would read. */
    static List<DataFile> planned(TableScan scan) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Whether there is any such row. */
    static boolean areAny(IcebergGenerics.ScanBuilder wanted) {
        try (CloseableIterable<Record> rows = wanted.build()) {
            return rows.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

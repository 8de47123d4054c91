package yishu.pipelines.read.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/** The records of a Parquet file, a row group in memory at a time. */
final class ParquetRows extends RowsAhead {
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final List<Column> columns;
    private @Nullable RecordReader<Group> group;
    private long left;
    private long number;

    private ParquetRows(ParquetFileReader reader, List<Column> columns) {
        super(names(columns));
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
        this.columns = columns;
    }

    private static @Nullable Row names(List<Column> columns) {
        return columns.isEmpty()
                ? null
                : new Row("", 0, columns.stream().map(Column::name).toList());
    }

    static ParquetRows open(Path file) throws IOException {
        Columns columns = new Columns(file);
        ParquetFileReader reader = ParquetSource.reader(file);
        try {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (Columns.vary(schema)) {
                measure(file, columns);
            }
            return new ParquetRows(reader, columns.of(schema));
        } catch (IOException | RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    private static void measure(Path file, Columns columns) throws IOException {
        try (ParquetRows all = new ParquetRows(ParquetSource.reader(file), List.of())) {
            for (Group record = all.record(); record != null; record = all.record()) {
                columns.measure(record);
            }
        }
    }

    /** The next record; null after the last. */
    private @Nullable Group record() throws IOException {
        while (left == 0) {
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                return null;
            }
            MessageColumnIO io = new ColumnIOFactory().getColumnIO(schema);
            group = io.getRecordReader(pages, new GroupRecordConverter(schema));
            left = pages.getRowCount();
        }
        left--;
        number++;
        return group == null ? null : group.read();
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    protected @Nullable Row read() throws IOException {
        Group record = record();
        return record == null ? null : row(record);
    }

    private Row row(Group record) {
        List<String> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            cells.add(column.of(record));
        }
        return new Row("", Math.toIntExact(number), cells);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/**
 * The records of a tree as rows. A first pass finds the columns, unless the part tells them; their names are row 0. A
 * second gives a row for each record, in which what it does not have is blank.
 */
final class TreeRows extends RowsAhead {
    private final Charset charset;
    private final Columns columns;
    private final RecordStream records;

    private TreeRows(Charset charset, Columns columns, RecordStream records, boolean isFirst) {
        super(isFirst && columns.areNamed() ? new Row("", 0, columns.names()) : null);
        this.charset = charset;
        this.columns = columns;
        this.records = records;
    }

    /** @param opener of the units of the part */
    static TreeRows open(Path file, Charset charset, RecordPath path, Part part, Units.Opener opener)
            throws IOException {
        Columns columns = part.names().isEmpty()
                ? columns(file, path, Long.MAX_VALUE, opener)
                : Columns.named(part.names(), Map.of());
        return new TreeRows(charset, columns, new RecordStream(file, path, opener.open()), part.isFirst());
    }

    /** Of a file of which so many rows are asked for. */
    static TreeRows openHead(Path file, Charset charset, RecordPath path, long rows, Units.Opener opener)
            throws IOException {
        Columns columns = columns(file, path, rows, opener);
        return new TreeRows(charset, columns, new RecordStream(file, path, opener.open()), true);
    }

    private static Columns columns(Path file, RecordPath path, long rows, Units.Opener opener) throws IOException {
        try (RecordStream records = new RecordStream(file, path, opener.open())) {
            return Columns.of(file, records, rows);
        }
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(charset.name());
    }

    @Override
    protected @Nullable Row read() throws IOException {
        RecordStream.Numbered record = records.next();
        return record == null ? null : new Row("", record.number(), columns.cells(record.texts()));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/**
 * The records of a tree as rows. A first pass finds the columns, whose names are row 0; a second gives a row for each
 * record, in which what it does not have is blank.
 */
final class TreeRows extends RowsAhead {
    private final Charset charset;
    private final Columns columns;
    private final RecordStream records;

    private TreeRows(Charset charset, Columns columns, RecordStream records) {
        super(columns.areNamed() ? new Row("", 0, columns.names()) : null);
        this.charset = charset;
        this.columns = columns;
        this.records = records;
    }

    static TreeRows open(Path file, Charset charset, RecordPath path, Units.Opener opener) throws IOException {
        Columns columns;
        try (RecordStream first = new RecordStream(file, path, opener.open())) {
            columns = Columns.of(file, first);
        }
        return new TreeRows(charset, columns, new RecordStream(file, path, opener.open()));
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

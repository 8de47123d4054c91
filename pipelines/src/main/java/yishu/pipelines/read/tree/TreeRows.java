package yishu.pipelines.read.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;

/**
 * The records of a tree as rows. A first pass finds the columns, whose names are row 0; a second gives a row for each
 * record, in which what it does not have is blank.
 */
final class TreeRows implements RowReader {
    private final Path file;
    private final Charset charset;
    private final Columns columns;
    private final RecordStream records;
    private @Nullable Row next;

    private TreeRows(Path file, Charset charset, Columns columns, RecordStream records) {
        this.file = file;
        this.charset = charset;
        this.columns = columns;
        this.records = records;
        this.next = columns.areNamed() ? new Row("", 0, columns.names()) : null;
    }

    static TreeRows open(Path file, Charset charset, RecordPath path, Units.Opener opener) throws IOException {
        Columns columns;
        try (RecordStream first = new RecordStream(file, path, opener.open())) {
            columns = Columns.of(file, first);
        }
        return new TreeRows(file, charset, columns, new RecordStream(file, path, opener.open()));
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(charset.name());
    }

    @Override
    public boolean hasNext() {
        try {
            boolean ended = false;
            while (next == null && !ended) {
                RecordStream.Numbered numbered = records.next();
                ended = numbered == null;
                next = numbered == null ? null : row(numbered);
            }
            return next != null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable Row row(RecordStream.Numbered numbered) {
        boolean blank = numbered.texts().values().stream().allMatch(Row::isBlank);
        return blank ? null : new Row("", numbered.number(), columns.cells(numbered.texts()));
    }

    @Override
    public Row next() {
        Row row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("no row after the last of " + file.getFileName());
        }
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

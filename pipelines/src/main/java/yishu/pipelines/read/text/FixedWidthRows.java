package yishu.pipelines.read.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;

/** The names of the fields as row 0, then the lines, one at a time. */
final class FixedWidthRows implements RowReader {
    /** Ends a text that DOS wrote. */
    private static final String CONTROL_Z = "\u001A";

    private final Path file;
    private final Cutter cutter;
    private final Lines lines;
    private @Nullable Row next;

    FixedWidthRows(Path file, Cutter cutter, Lines lines) {
        this.file = file;
        this.cutter = cutter;
        this.lines = lines;
        this.next = new Row("", 0, cutter.names());
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(cutter.charset().name());
    }

    @Override
    public boolean hasNext() {
        try {
            String line = "";
            while (next == null && line != null) {
                line = lines.next();
                next = line == null || line.equals(CONTROL_Z) ? null : row(line);
            }
            return next != null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable Row row(String line) {
        return Row.isBlank(line) ? null : new Row("", lines.number(), cutter.cut(line, lines.number()));
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
        lines.close();
    }
}

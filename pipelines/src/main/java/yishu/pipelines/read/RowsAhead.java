package yishu.pipelines.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A reader that looks one row ahead: a format says only what its next row is, and blank rows are passed by here. */
public abstract class RowsAhead implements RowReader {
    private @Nullable Row next;
    private boolean ended;

    /** @param first the row that stands before all that are read, such as the names of the columns; null for none */
    protected RowsAhead(@Nullable Row first) {
        this.next = first;
    }

    /** The next row, blank or not; null after the last. It is not asked again then. */
    protected abstract @Nullable Row read() throws IOException;

    @Override
    public final boolean hasNext() {
        try {
            while (next == null && !ended) {
                Row row = read();
                ended = row == null;
                next = row == null || row.isBlank() ? null : row;
            }
            return next != null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public final Row next() {
        Row row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("no row after the last");
        }
        next = null;
        return row;
    }
}

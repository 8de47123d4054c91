package yishu.pipelines.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that remember how far they came, so that a failure can say where. Closing them throws nothing to be caught. */
public final class FailsafeRows implements RowReader {
    private final RowReader rows;
    private final Path file;
    private @Nullable Row last;

    FailsafeRows(RowReader rows, Path file) {
        this.rows = rows;
        this.file = file;
    }

    @Override
    public Optional<String> encoding() {
        return rows.encoding();
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (RuntimeException failure) {
            throw FailsafeSource.refusal(failure, file, where());
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row after the last of " + file.getFileName());
        }
        try {
            Row row = rows.next();
            last = row;
            return row;
        } catch (RuntimeException failure) {
            throw FailsafeSource.refusal(failure, file, where());
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException | RuntimeException failure) {
            throw FailsafeSource.refusal(failure, file, where());
        }
    }

    private String where() {
        if (last == null) {
            return ", before its first row";
        }
        return last.sheet().isEmpty()
                ? ", after line " + last.number()
                : ", sheet '" + last.sheet() + "' after row " + last.number();
    }
}

package yishu.pipelines.read.tree;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/**
 * The records of a tree as rows. A first pass finds the columns, unless the part tells them; their names are row 0. A
 * second gives a row for each record, in which what it does not have is blank; the records of a small file are kept from
 * the first.
 */
final class TreeRows extends RowsAhead {
    private static final long SMALL = 4L << 20;

    private final Charset charset;
    private final Columns columns;
    private final Pass records;

    private TreeRows(Charset charset, Columns columns, Pass records, boolean isFirst) {
        super(isFirst && columns.areNamed() ? new Row("", 0, columns.names()) : null);
        this.charset = charset;
        this.columns = columns;
        this.records = records;
    }

    /** The records one after the other; null behind the last. */
    interface Pass extends Closeable {
        RecordStream.@Nullable Numbered next() throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** @param opener of the units of the part */
    static TreeRows open(Path file, Charset charset, RecordPath path, Part part, Units.Opener opener)
            throws IOException {
        if (part.names().isEmpty() && Files.size(file) <= SMALL) {
            List<RecordStream.Numbered> kept = new ArrayList<>();
            Columns columns = columns(file, path, Long.MAX_VALUE, opener, kept::add);
            Iterator<RecordStream.Numbered> again = kept.iterator();
            return new TreeRows(charset, columns, () -> again.hasNext() ? again.next() : null, part.isFirst());
        }
        Columns columns = part.names().isEmpty()
                ? columns(file, path, Long.MAX_VALUE, opener, any -> {})
                : Columns.named(part.names(), Map.of());
        return new TreeRows(charset, columns, new RecordStream(file, path, opener.open()), part.isFirst());
    }

    /** Of a file of which so many rows are asked for. */
    static TreeRows openHead(Path file, Charset charset, RecordPath path, long rows, Units.Opener opener)
            throws IOException {
        Columns columns = columns(file, path, rows, opener, any -> {});
        return new TreeRows(charset, columns, new RecordStream(file, path, opener.open()), true);
    }

    private static Columns columns(
            Path file, RecordPath path, long rows, Units.Opener opener, Consumer<RecordStream.Numbered> each)
            throws IOException {
        try (RecordStream records = new RecordStream(file, path, opener.open())) {
            return Columns.of(file, records, rows, each);
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

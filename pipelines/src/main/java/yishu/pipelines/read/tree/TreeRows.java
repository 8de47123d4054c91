package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/**
 * The records of a tree as rows. A first pass finds the columns, whose names are row 0; a second gives a row for each
 * record, in which what it does not have is blank. The records of a small file are kept from the first.
 */
final class TreeRows extends RowsAhead {
    private static final long SMALL = 4L << 20;

    private final Charset charset;
    private final Columns columns;
    private final Iterator<RecordStream.Numbered> kept;
    private final @Nullable RecordStream records;

    /** @param records the second pass; null if all of them are kept */
    private TreeRows(
            Charset charset, Columns columns, Iterator<RecordStream.Numbered> kept, @Nullable RecordStream records) {
        super(columns.areNamed() ? new Row("", 0, columns.names()) : null);
        this.charset = charset;
        this.columns = columns;
        this.kept = kept;
        this.records = records;
    }

    static TreeRows open(Path file, Charset charset, RecordPath path, Units.Opener opener) throws IOException {
        boolean isSmall = Files.size(file) <= SMALL;
        List<RecordStream.Numbered> kept = new ArrayList<>();
        Columns columns;
        try (RecordStream first = new RecordStream(file, path, opener.open())) {
            columns = Columns.of(file, first, isSmall ? kept::add : any -> {});
        }
        return new TreeRows(
                charset, columns, kept.iterator(), isSmall ? null : new RecordStream(file, path, opener.open()));
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(charset.name());
    }

    @Override
    protected @Nullable Row read() throws IOException {
        RecordStream.Numbered record = records != null ? records.next() : kept.hasNext() ? kept.next() : null;
        return record == null ? null : new Row("", record.number(), columns.cells(record.texts()));
    }

    @Override
    public void close() throws IOException {
        if (records != null) {
            records.close();
        }
    }
}

package yishu.pipelines.read.cube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;

/** The observations of a PX file, below a row 0 with the names of their columns. */
final class PxRows implements RowReader {
    private final PxText text;
    private final Charset charset;
    private final PxColumns columns;
    private final PxData data;
    private @Nullable Row next;
    private int number;
    private boolean ended;

    private PxRows(PxText text, Charset charset, PxColumns columns, PxData data) {
        this.text = text;
        this.charset = charset;
        this.columns = columns;
        this.data = data;
        this.next = new Row("", 0, columns.names());
    }

    static PxRows of(PxText text, Charset charset) throws IOException {
        PxMetadata metadata = new PxMetadata(PxStatement.upToData(text), text);
        PxCube cube = PxCube.of(metadata, text);
        List<PxDimension> dimensions = cube.dimensions();
        PxColumns columns = new PxColumns(metadata, dimensions, new PxNotes(metadata, dimensions));
        return new PxRows(text, charset, columns, new PxData(cube, text));
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(charset.name());
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !ended) {
                ended = !data.advance();
                if (!ended) {
                    Row row = new Row("", ++number, columns.cells(data.places(), data.cell()));
                    next = row.isBlank() ? null : row;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return next != null;
    }

    @Override
    public Row next() {
        Row row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("no row after the last cell of DATA");
        }
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

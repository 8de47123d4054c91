package yishu.pipelines.read.cube;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/** The observations of a PX file, below a row 0 with the names of their columns. */
final class PxRows extends RowsAhead {
    private final PxText text;
    private final Charset charset;
    private final PxColumns columns;
    private final PxData data;
    private int number;

    private PxRows(PxText text, Charset charset, PxColumns columns, PxData data) {
        super(new Row("", 0, columns.names()));
        this.text = text;
        this.charset = charset;
        this.columns = columns;
        this.data = data;
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
    protected @Nullable Row read() throws IOException {
        return data.advance() ? new Row("", ++number, columns.cells(data.places(), data.cell())) : null;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

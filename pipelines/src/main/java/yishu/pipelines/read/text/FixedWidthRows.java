package yishu.pipelines.read.text;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/** The names of the fields as row 0 if they are asked for, then the lines, one at a time. */
final class FixedWidthRows extends RowsAhead {
    /** Ends a text that DOS wrote. */
    private static final String CONTROL_Z = "\u001A";

    private final Cutter cutter;
    private final Lines lines;

    FixedWidthRows(Cutter cutter, Lines lines, boolean isNamed) {
        super(isNamed ? new Row("", 0, cutter.names()) : null);
        this.cutter = cutter;
        this.lines = lines;
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(cutter.charset().name());
    }

    @Override
    protected @Nullable Row read() throws IOException {
        String line = lines.next();
        while (line != null && (line.equals(CONTROL_Z) || Row.isBlank(line))) {
            line = lines.next();
        }
        return line == null ? null : new Row("", lines.number(), cutter.cut(line, lines.number()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

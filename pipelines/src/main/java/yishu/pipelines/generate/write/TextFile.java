package yishu.pipelines.generate.write;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of lines in some encoding, each of which may have an encoding of its own. */
public final class TextFile implements Closeable {
    public static final Charset GB18030 = Charset.forName("GB18030");

    private final OutputStream out;
    private final Charset charset;
    private final String lineBreak;
    private long next = 1;

    private TextFile(OutputStream out, Charset charset, String lineBreak) {
        this.out = out;
        this.charset = charset;
        this.lineBreak = lineBreak;
    }

    /** A new file; the byte order mark, if there is to be one, is the writer's first line's first sign. */
    public static TextFile create(Path file, Charset charset, String lineBreak) throws IOException {
        return new TextFile(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), charset, lineBreak);
    }

    /** Number, from 1, of the line that comes next. */
    public long next() {
        return next;
    }

    public void line(String text) {
        line(text, charset);
    }

    /** Writes a line in an encoding that is not the file's. */
    public void line(String text, Charset other) {
        part(text, other);
        part(lineBreak, charset);
        next++;
    }

    /** Writes a text without ending its line; breaks within it are counted. */
    public void part(String text) {
        part(text, charset);
    }

    private void part(String text, Charset own) {
        try {
            out.write(text.getBytes(own));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a drop", e);
        }
    }

    /** Writes a record of a CSV; a cell within which lines break makes the record several lines long. */
    public void csv(List<?> cells) {
        csv(cells, charset);
    }

    public void csv(List<?> cells, Charset other) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String text = Cells.text(cells.get(column));
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
            line.append(column == 0 ? "" : ",");
            line.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
            next += text.chars().filter(sign -> sign == '\n').count();
        }
        line(line.toString(), other);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Whether a text in UTF-8 passes for GB18030, as one garbled beyond recognition. */
    public static boolean passesForGb18030(String text) {
        try {
            GB18030.newDecoder().decode(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }
}

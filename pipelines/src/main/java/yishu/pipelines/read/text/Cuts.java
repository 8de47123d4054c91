package yishu.pipelines.read.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.read.Part;

/**
 * Finds where a text may be cut: behind the end of a line, but not within what goes on over several. It looks at every
 * byte once, from the start, so no cut is a guess. Line ends must be told by their bytes in the text's charset.
 */
public abstract class Cuts {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final long size;
    private final List<Part> parts = new ArrayList<>();
    private byte last;
    private int line = 1;
    private long position;
    private long from;
    private int firstLine = 1;

    /** @param size of a part in bytes, at least */
    protected Cuts(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    /** Whether a row ends with a line that ends here. */
    protected abstract boolean isBetweenRows();

    /** Takes notice of a byte. */
    protected abstract void take(byte sign);

    /** Whether taking a byte that ends no line would change nothing, as long as the place is what it is. */
    protected abstract boolean isIdle(byte sign);

    /** Whether a part may begin with a byte, between two rows. */
    protected boolean mayBegin(byte sign) {
        return true;
    }

    /** How many bytes lie before the one that is taken. */
    protected final long position() {
        return position;
    }

    public final List<Part> parts() throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                see(buffer, read);
            }
        }
        parts.add(new Part(from, position, firstLine));
        return List.copyOf(parts);
    }

    private void see(byte[] buffer, int read) {
        for (int index = 0; index < read; index++) {
            byte sign = buffer[index];
            if (isLineEnd(sign) || isLineEnd(last) || !isIdle(sign)) {
                see(sign);
            }
            last = sign;
            position++;
        }
    }

    private void see(byte sign) {
        boolean secondOfTwo = sign == '\n' && last == '\r';
        if (isLineEnd(last) && !secondOfTwo && position - from >= size && isBetweenRows() && mayBegin(sign)) {
            parts.add(new Part(from, position, firstLine));
            from = position;
            firstLine = line;
        }
        if (isLineEnd(sign) && !secondOfTwo) {
            line++;
        }
        take(sign);
    }

    static boolean isLineEnd(byte sign) {
        return sign == '\n' || sign == '\r';
    }
}

package yishu.pipelines.read.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Unreadable;

/** The lines of a text with their numbers, none of them longer than memory bears. */
final class Lines implements Closeable {
    private static final int LONGEST = 1 << 24;

    private final Path file;
    private final Reader text;
    private final char[] chunk = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;
    private int number;

    /** Of the text of a part, in which every line break is {@code \n}. */
    Lines(Path file, Reader text, Part part) {
        this.file = file;
        this.text = text;
        this.number = part.line() - 1;
    }

    /** The next line; null behind the last. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        boolean ended = !fill();
        if (ended) {
            return null;
        }
        number++;
        while (!ended) {
            char it = chunk[at++];
            if (it == '\n') {
                break;
            }
            if (line.length() == LONGEST) {
                throw Unreadable.because(file, "line %d is longer than 16 MB", number);
            }
            line.append(it);
            ended = !fill();
        }
        return line.toString();
    }

    /** Of the line that was read last, from 1. */
    int number() {
        return number;
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, text.read(chunk, 0, chunk.length));
        }
        return at < filled;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

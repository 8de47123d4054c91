package yishu.pipelines.read.cube;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;

/** The characters of a PX file, with the line they stand in. */
final class PxText implements Closeable {
    /** What stands after the last character. */
    static final int END = -1;

    private static final int LONGEST = 1 << 20;

    /** Ends the files of old programs. */
    private static final char CONTROL_Z = 0x1A;

    private final Reader reader;
    private final Path file;
    private final char[] buffer = new char[1 << 13];
    private int from;
    private int to;
    private int line = 1;

    PxText(Reader reader, Path file) {
        this.reader = reader;
        this.file = file;
    }

    /** The line of the next character. */
    int line() {
        return line;
    }

    int peek() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(reader.read(buffer, 0, buffer.length), 0);
        }
        boolean ends = from == to || buffer[from] == CONTROL_Z;
        return ends ? END : buffer[from];
    }

    int next() throws IOException {
        int next = peek();
        if (next != END) {
            from++;
            line += next == '\n' ? 1 : 0;
        }
        return next;
    }

    void skipBlanks() throws IOException {
        while (Character.isWhitespace(peek())) {
            next();
        }
    }

    /** Takes the character, which has to come next. */
    void expect(char wanted, String after) throws IOException {
        skipBlanks();
        if (peek() != wanted) {
            throw refusal(line, "after %s comes %s, not '%s'", after, shown(), wanted);
        }
        next();
    }

    /** The text between two quotes, at the first of which it stands. */
    String quoted() throws IOException {
        int opened = line;
        next();
        StringBuilder text = new StringBuilder();
        for (int it = next(); it != '"'; it = next()) {
            if (it == END || text.length() > LONGEST) {
                throw refusal(
                        opened,
                        "a quote is opened and never closed; it may be one too many, or one of a line above is missing");
            }
            text.append((char) it);
        }
        if (peek() == '"') {
            throw refusal(line, "two quotes stand side by side; a text of PX holds no quotes");
        }
        return text.toString();
    }

    /** The text up to one of the given characters or the end. */
    String until(String stops) throws IOException {
        int began = line;
        StringBuilder text = new StringBuilder();
        while (peek() != END && stops.indexOf(peek()) < 0) {
            text.append((char) next());
            if (text.length() > LONGEST) {
                throw refusal(began, "a text goes on for more than a million characters");
            }
        }
        return text.toString();
    }

    /** The next character, for a message. */
    String shown() throws IOException {
        return peek() == END ? "the end of the file" : "'" + (char) peek() + "'";
    }

    InputException refusal(int where, String what, Object... details) {
        return Unreadable.because(file, "line " + where + ": " + what, details);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

package yishu.pipelines.read.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import yishu.content.InputException;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Unreadable;

/**
 * The text of a file, decoded without mercy: a byte that the charset does not know, or a NUL, ends it with the line.
 * Every line break arrives as {@code \n}, a byte order mark not at all. A marked text has {@link #END} after its last
 * line.
 */
public final class StrictText extends Reader {
    /** A character that no text holds, on a line of its own: a quote left open swallows it and is so found out. */
    public static final char END = '\0';

    private static final int CHUNK = 1 << 14;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final Path file;
    private final boolean marked;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(2 * CHUNK + 2);
    private boolean ended;
    private boolean started;
    private char previous = '\n';
    private int line;

    private StrictText(InputStream in, Path file, Charset charset, Part part, boolean marked) {
        this.in = in;
        this.line = part.line();
        this.started = !part.isFirst();
        this.file = file;
        this.marked = marked;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        chars.limit(0);
    }

    /** The text as it is. */
    public static StrictText of(Path file, Charset charset) throws IOException {
        return of(file, charset, Part.WHOLE);
    }

    /** The text of a part. */
    public static StrictText of(Path file, Charset charset, Part part) throws IOException {
        return new StrictText(bytes(file, part), file, charset, part, false);
    }

    /** The text with {@link #END} on a line of its own behind it. */
    static StrictText marked(Path file, Charset charset, Part part) throws IOException {
        return new StrictText(bytes(file, part), file, charset, part, true);
    }

    private static InputStream bytes(Path file, Part part) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(FileChannel.open(file).position(part.from())))
                .setMaxCount(part.to() - part.from())
                .get();
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int count = 0;
        while (count == 0 && length > 0) {
            if (!chars.hasRemaining() && !fill()) {
                return -1;
            }
            while (count < length && chars.hasRemaining()) {
                count += take(into, from + count, length - count);
            }
        }
        return count;
    }

    /** Takes what is decoded, at most so many signs: all at once up to a line break or a NUL, those one by one. */
    private int take(char[] into, int from, int length) {
        char[] decoded = chars.array();
        int begin = chars.position();
        int end = Math.min(chars.limit(), begin + length);
        int at = begin;
        while (at < end && (decoded[at] > '\r' || decoded[at] == '\t')) {
            at++;
        }
        if (at == begin) {
            return put(chars.get(), into, from);
        }
        System.arraycopy(decoded, begin, into, from, at - begin);
        previous = decoded[at - 1];
        chars.position(at);
        return at - begin;
    }

    /** Puts the character, or nothing where it is the second half of a line break. */
    private int put(char next, char[] into, int at) {
        boolean second = next == '\n' && previous == '\r';
        previous = next;
        if (second) {
            return 0;
        }
        if (next == END && !(marked && ended && !chars.hasRemaining())) {
            throw Unreadable.because(
                    file, "it is not text: a NUL stands in line %d; is it a workbook, or text in UTF-16?", line);
        }
        boolean breaks = next == '\n' || next == '\r';
        line += breaks ? 1 : 0;
        into[at] = breaks ? '\n' : next;
        return 1;
    }

    private boolean fill() throws IOException {
        chars.clear();
        while (chars.position() == 0 && !ended) {
            decode();
        }
        chars.flip();
        if (!started && chars.hasRemaining()) {
            started = true;
            if (chars.get(0) == '\uFEFF') {
                chars.get();
            }
        }
        return chars.hasRemaining();
    }

    private void decode() throws IOException {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (result.isError()) {
            throw malformed(result.length());
        }
        bytes.compact();
        if (ended) {
            decoder.flush(chars);
            if (marked) {
                end();
            }
        }
    }

    private void end() {
        char last = chars.position() == 0 ? previous : chars.get(chars.position() - 1);
        if (last != '\n' && last != '\r') {
            chars.put('\n');
        }
        chars.put(END);
    }

    private InputException malformed(int length) {
        chars.flip();
        while (chars.hasRemaining()) {
            put(chars.get(), new char[1], 0);
        }
        byte[] wrong = new byte[Math.min(length, bytes.remaining())];
        bytes.get(wrong);
        String name = decoder.charset().name();
        return Unreadable.because(
                file,
                "the bytes %s are not %s, line %d; say in source.yaml what its encoding is, such as %s",
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wrong),
                name,
                line,
                String.join(
                        ", ",
                        List.of("UTF-8", "GB18030", "Big5", "UTF-16LE").stream()
                                .filter(it -> !it.equals(name))
                                .toList()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package yishu.pipelines.read.text;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;

/** Cuts a line into fields by their widths in bytes, never through a character. */
final class Cutter {
    private final Path file;
    private final Charset charset;
    private final List<String> names;
    private final List<Integer> widths;
    private final long bytes;
    private final CharsetEncoder encoder;
    private final byte[] known = new byte[1 << 16];

    Cutter(Path file, Charset charset, Map<String, Integer> fields) {
        this.file = file;
        this.charset = charset;
        this.names = List.copyOf(fields.keySet());
        this.widths = List.copyOf(fields.values());
        this.bytes = widths.stream().mapToLong(Integer::longValue).sum();
        // Of UTF-16 each piece would begin with a byte order mark.
        this.encoder = (charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : charset).newEncoder();
    }

    Charset charset() {
        return charset;
    }

    List<String> names() {
        return names;
    }

    /**
     * The fields of a line, without the blanks that fill them up. A line that has not as many bytes as they have
     * together, such as a title, is left in one piece.
     *
     * @throws InputException if a field ends within a character
     */
    List<String> cut(String line, int number) {
        if (width(line) != bytes) {
            return List.of(line);
        }
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int field = 0; field < widths.size(); field++) {
            int to = end(line, from, field, number);
            cells.add(trim(line.substring(from, to)));
            from = to;
        }
        return cells;
    }

    private int end(String line, int from, int field, int number) {
        int to = from;
        int left = widths.get(field);
        while (left > 0) {
            int character = line.codePointAt(to);
            if (width(character) > left) {
                throw torn(Character.toString(character), field, number);
            }
            left -= width(character);
            to += Character.charCount(character);
        }
        return to;
    }

    private InputException torn(String character, int field, int number) {
        return Unreadable.because(
                file,
                "the field '%s' ends within the character '%s', line %d; the widths of 'fields' count bytes, of which"
                        + " this character has %d in %s",
                names.get(field),
                character,
                number,
                width(character),
                charset);
    }

    private long width(String text) {
        return text.codePoints().mapToLong(this::width).sum();
    }

    private int width(int character) {
        if (character >= known.length) {
            return measure(character);
        }
        if (known[character] == 0) {
            known[character] = (byte) measure(character);
        }
        return known[character];
    }

    private int measure(int character) {
        try {
            return encoder.encode(CharBuffer.wrap(Character.toChars(character))).remaining();
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("Cannot write what was read in " + charset, impossible);
        }
    }

    /** Without the blanks at both ends, the full-width one among them. */
    private static String trim(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isBlank(char it) {
        return Character.isWhitespace(it) || Character.isSpaceChar(it);
    }
}

package yishu.pipelines.read.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.read.Part;

/**
 * Finds where a CSV may be cut: at the ends of lines that do not lie within quotes. It looks at every byte once, from the
 * start, so no cut is a guess.
 */
final class CsvCuts {
    private static final int BUFFER = 1 << 20;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where a byte stands; behind a quote seen within quotes, another one is a sign of the text. */
    private enum Place {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_SEEN
    }

    private final Path file;
    private final byte delimiter;
    private final long size;
    private final List<Part> parts = new ArrayList<>();
    private Place place = Place.FIELD_BEGINS;
    private byte last;
    private int line = 1;
    private long position;
    private long from;
    private int firstLine = 1;

    CsvCuts(Path file, char delimiter, long size) {
        this.file = file;
        this.delimiter = (byte) delimiter;
        this.size = size;
    }

    /** Whether quotes, delimiters and line ends can be told by their bytes, which no second byte of a sign looks like. */
    static boolean areSafe(Charset charset, char delimiter) {
        String name = charset.name();
        boolean isUtf8 = name.equals("UTF-8");
        boolean isChinese = name.equals("GB18030") || name.equals("GBK") || name.equals("Big5");
        return (isUtf8 && delimiter < 128) || (isChinese && delimiter < '0');
    }

    List<Part> parts() throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                int index = 0;
                while (index < read) {
                    int next = pass(buffer, index, read);
                    if (next == index) {
                        see(buffer[next++]);
                    }
                    index = next;
                }
            }
        }
        parts.add(new Part(from, position, firstLine));
        return List.copyOf(parts);
    }

    /** Passes what changes nothing where it stands; the index of the first byte that may. */
    private int pass(byte[] buffer, int from, int to) {
        int index = from;
        if (place == Place.PLAIN) {
            while (index < to && buffer[index] != delimiter && !isLineEnd(buffer[index])) {
                index++;
            }
        } else if (place == Place.QUOTED) {
            while (index < to && buffer[index] != '"' && !isLineEnd(buffer[index])) {
                index++;
            }
        }
        if (index > from) {
            last = buffer[index - 1];
            position += index - from;
        }
        return index;
    }

    private void see(byte sign) {
        boolean secondOfTwo = sign == '\n' && last == '\r';
        if (place == Place.FIELD_BEGINS && isLineEnd(last) && !secondOfTwo && position - from >= size) {
            parts.add(new Part(from, position, firstLine));
            from = position;
            firstLine = line;
        }
        if (isLineEnd(sign) && !secondOfTwo) {
            line++;
        }
        place = isOfMark(sign) ? place : next(sign);
        last = sign;
        position++;
    }

    private Place next(byte sign) {
        if (place == Place.QUOTED) {
            return sign == '"' ? Place.QUOTE_SEEN : Place.QUOTED;
        }
        if (sign == '"' && place != Place.PLAIN) {
            return Place.QUOTED;
        }
        return sign == delimiter || isLineEnd(sign) ? Place.FIELD_BEGINS : Place.PLAIN;
    }

    /** Whether it belongs to a byte order mark, behind which the first field begins. */
    private boolean isOfMark(byte sign) {
        return position < MARK.length && place == Place.FIELD_BEGINS && sign == MARK[(int) position];
    }

    private static boolean isLineEnd(byte sign) {
        return sign == '\n' || sign == '\r';
    }
}

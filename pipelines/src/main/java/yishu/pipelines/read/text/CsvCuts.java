package yishu.pipelines.read.text;

import java.nio.charset.Charset;
import java.nio.file.Path;

/** Cuts a CSV at the ends of lines that do not lie within quotes. */
final class CsvCuts extends Cuts {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where a byte stands; behind a quote seen within quotes, another one is a sign of the text. */
    private enum Place {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_SEEN
    }

    private final byte delimiter;
    private Place place = Place.FIELD_BEGINS;

    CsvCuts(Path file, char delimiter, long size) {
        super(file, size);
        this.delimiter = (byte) delimiter;
    }

    /** Whether quotes, delimiters and line ends can be told by their bytes, which no second byte of a sign looks like. */
    static boolean areSafe(Charset charset, char delimiter) {
        String name = charset.name();
        boolean isUtf8 = name.equals("UTF-8");
        boolean isChinese = name.equals("GB18030") || name.equals("GBK") || name.equals("Big5");
        return (isUtf8 && delimiter < 128) || (isChinese && delimiter < '0');
    }

    @Override
    protected boolean isBetweenRows() {
        return place == Place.FIELD_BEGINS;
    }

    @Override
    protected boolean isIdle(byte sign) {
        return place == Place.PLAIN ? sign != delimiter : place == Place.QUOTED && sign != '"';
    }

    @Override
    protected void take(byte sign) {
        place = isOfMark(sign) ? place : next(sign);
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
        return position() < MARK.length && place == Place.FIELD_BEGINS && sign == MARK[(int) position()];
    }
}

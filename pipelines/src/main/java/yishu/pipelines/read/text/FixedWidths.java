package yishu.pipelines.read.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The widths in bytes of fields that nothing but their place tells apart, guessed from lines of one length: a field
 * begins where blanks end that fill up the one before it, and where the kind of the signs changes in every line.
 */
public final class FixedWidths {
    private static final int FEWEST = 5;
    private static final String DELIMITERS = "\t|;,";

    private FixedWidths() {}

    /** The widths of the fields; none where the lines are not of one length, or a delimiter divides them. */
    public static List<Integer> of(List<String> lines, Charset charset) {
        Map<Integer, List<byte[]>> byLength = new TreeMap<>();
        lines.stream().map(it -> it.getBytes(charset)).forEach(it -> byLength.computeIfAbsent(
                        it.length, any -> new ArrayList<>())
                .add(it));
        List<byte[]> alike = byLength.values().stream()
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .orElse(List.of());
        boolean mostly = alike.size() >= FEWEST && alike.size() * 10 >= lines.size() * 8;
        return mostly && alike.get(0).length >= 8 && !isDelimited(lines) ? widths(alike) : List.of();
    }

    private static boolean isDelimited(List<String> lines) {
        return DELIMITERS.chars().anyMatch(delimiter -> {
            Map<Long, Integer> counts = new TreeMap<>();
            lines.forEach(line ->
                    counts.merge(line.chars().filter(it -> it == delimiter).count(), 1, Integer::sum));
            return counts.entrySet().stream().anyMatch(it -> it.getKey() > 0 && it.getValue() * 10 >= lines.size() * 8);
        });
    }

    private static List<Integer> widths(List<byte[]> lines) {
        List<Integer> widths = new ArrayList<>();
        int begin = 0;
        for (int at = 1; at <= lines.get(0).length; at++) {
            if (at == lines.get(0).length || begins(lines, begin, at)) {
                widths.add(at - begin);
                begin = at;
            }
        }
        return widths.size() < 2 ? List.of() : widths;
    }

    private static boolean begins(List<byte[]> lines, int begin, int at) {
        int blanksBefore = 0;
        int filled = 0;
        int gaps = 0;
        int changes = 0;
        for (byte[] line : lines) {
            Kind before = Kind.of(line[at - 1]);
            Kind here = Kind.of(line[at]);
            blanksBefore += before == Kind.BLANK && isFilled(line, begin, at) ? 1 : 0;
            gaps += before == Kind.BLANK ? 1 : 0;
            filled += here == Kind.BLANK ? 0 : 1;
            boolean letterThenDigit = before != here && before != Kind.BLANK && here != Kind.BLANK;
            changes += letterThenDigit ? 1 : 0;
        }
        boolean fills = blanksBefore * 20 >= lines.size() && filled * 100 >= lines.size() * 98;
        boolean behindGap = gaps == lines.size() && filled > 0 && blanksBefore == gaps;
        return fills || behindGap || changes == lines.size();
    }

    /** Whether blanks up to a place fill up what stands before them, and do not stand before a number on the right. */
    private static boolean isFilled(byte[] line, int begin, int at) {
        for (int place = begin; place < at; place++) {
            if (line[place] != ' ') {
                return true;
            }
        }
        return false;
    }

    private enum Kind {
        BLANK,
        DIGIT,
        WIDE,
        OTHER;

        static Kind of(byte sign) {
            if (sign == ' ') {
                return BLANK;
            }
            return sign >= '0' && sign <= '9' ? DIGIT : sign < 0 ? WIDE : OTHER;
        }
    }
}

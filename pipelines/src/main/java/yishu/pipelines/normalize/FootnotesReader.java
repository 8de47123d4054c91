package yishu.pipelines.normalize;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the lines below a table one by one, keeping the note that a following line would continue. */
final class FootnotesReader {
    private static final Pattern SOURCE = Pattern.compile("(?i)(?:(?:数据|资料)?来源|sources?)\\s*[:：]\\s*(.*)");
    private static final Pattern HEADING = Pattern.compile("(?i)(?:附?注|备注|说明|注释|notes?)\\s*[:：]\\s*(.*)");
    private static final Pattern MARKED =
            Pattern.compile("(注\\s*\\d{1,2}(?=\\s*[:：.、])|\\[\\w{1,3}]|[(（](?:\\d{1,2}|[A-Za-z])[)）]"
                    + "|[①-⒇]|\\*{1,3}|[A-Za-z](?=[.．、)）]))[:：.．、)）]?\\s*(.*)");
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,2})\\s*[.．、)）]\\s*(.*)");

    /** Where the scripts begin that write no blanks between words. */
    private static final char IDEOGRAPHS = '\u2E80';

    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Set<String> general = new LinkedHashSet<>(Set.of(""));
    private String source = "";
    private int count;
    private @Nullable String open = "";

    Footnotes read(List<String> lines) {
        lines.stream()
                .flatMap(line -> line.lines())
                .map(FootnotesReader::trim)
                .filter(line -> !line.isEmpty())
                .forEach(this::line);
        Stream<String> ofAll = notes.entrySet().stream()
                .filter(it -> general.contains(it.getKey()))
                .map(Map.Entry::getValue);
        return new Footnotes(notes, source, ofAll.collect(Collectors.joining("\n")));
    }

    /** {@code ①}, {@code [1]}, {@code （1）} and {@code 注1} are all {@code 1}; {@code *} and {@code i} are themselves. */
    static String canonical(String marker) {
        return Normalizer.normalize(marker, Normalizer.Form.NFKC).replaceAll("[\\[\\]()注\\s]", "");
    }

    private static String trim(String line) {
        return line.replaceAll("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$", "");
    }

    private void line(String line) {
        Matcher from = SOURCE.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (from.matches()) {
            source = from.group(1);
            open = null;
        } else if (heading.matches()) {
            count = 0;
            open = "";
            note(heading.group(1));
        } else {
            note(line);
        }
    }

    private void note(String text) {
        Matcher counted = COUNTED.matcher(text);
        Matcher marked = MARKED.matcher(text);
        // A number that is not the next one belongs to the sentence: "12.5%的样本".
        if (counted.matches() && Integer.parseInt(counted.group(1)) == count + 1) {
            count++;
            general.add(counted.group(1));
            begin(counted.group(1), counted.group(2));
        } else if (marked.matches()) {
            begin(canonical(marked.group(1)), marked.group(2));
        } else {
            append(text);
        }
    }

    private void begin(String marker, String text) {
        open = marker;
        append(text);
    }

    /** Adds to the open note; what follows the source, such as the day of the export, belongs to none. */
    private void append(String text) {
        if (open != null && !text.isEmpty()) {
            notes.merge(open, text, FootnotesReader::join);
        }
    }

    private static String join(String before, String after) {
        boolean words = before.charAt(before.length() - 1) < IDEOGRAPHS && after.charAt(0) < IDEOGRAPHS;
        return before + (words ? " " : "") + after;
    }
}

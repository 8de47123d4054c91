package yishu.pipelines.normalize;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yishu.content.InputException;
import yishu.content.Nearest;

/**
 * What stands in a cell that has no number: {@code …} says that there is no value, and where a department uses {@code —}
 * for what rounds to nothing, {@code of(Map.of("—", "zero"))} says that it is 0.
 *
 * <p>Without a word of the department, the signs that statistical offices use for "no value" mean just that; none of them
 * is taken for a zero. A lone {@code *} and {@code 0} are not among them: an asterisk hides a value in one office and
 * points to a note in another, and 0 is a number.
 */
public final class MissingMarkers implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<String> USUAL = Set.of(
            "", "-", "--", "—", "——", "–", "−", "…", "……", "...", "..", "/", "x", "xx", "[x]", "[c]", "[z]", ":", "#",
            "na", "n.a.", "n/a", "#n/a", "n.p.", "null", "none", "nan", "无", "缺", "暂无", "不详", "无数据");

    /** What a marker stands for. */
    public enum Meaning {
        /** No value: NULL with the status M. */
        MISSING,
        /** The number 0, with the status A. */
        ZERO
    }

    private final Map<String, Meaning> meanings;

    private MissingMarkers(Map<String, Meaning> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** The usual markers, and over them a department's own: from marker to {@code M} or {@code zero}. */
    public static MissingMarkers of(Map<String, String> own) {
        Map<String, Meaning> meanings = new HashMap<>();
        USUAL.forEach(marker -> meanings.put(marker, Meaning.MISSING));
        own.forEach((marker, meaning) -> meanings.put(key(marker), meaning(marker, meaning)));
        return new MissingMarkers(meanings);
    }

    private static Meaning meaning(String marker, String meaning) {
        return switch (meaning) {
            case "M" -> Meaning.MISSING;
            case "zero" -> Meaning.ZERO;
            default ->
                throw new InputException("Cannot read missing marker '" + marker + "': '" + meaning
                        + "' is neither M (no value) nor zero (rounded to nothing)"
                        + Nearest.hint(meaning, Set.of("M", "zero")));
        };
    }

    /** What the cell stands for if it is a marker; nothing if it should be read as a number. */
    public Optional<Meaning> find(String cell) {
        if (Figure.isPlain(cell)) {
            return Optional.ofNullable(meanings.get(cell));
        }
        String key = key(cell);
        // Eurostat writes a flag behind its marker: ": c" is a value that is kept back.
        return Optional.ofNullable(meanings.get(key.matches(": ?[a-z]{1,3}") ? ":" : key));
    }

    private static String key(String text) {
        return Plain.text(text).toLowerCase(Locale.ROOT);
    }
}

package yishu.pipelines.normalize;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The notes below a table, by marker: of {@code 注：1.…} and {@code 　　　2.…}, {@code note("①")} and {@code note("[1]")} are
 * both the first. A note without a number has the marker {@code ""}.
 */
public final class Footnotes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> notes;
    private final String source;
    private final String all;

    Footnotes(Map<String, String> notes, String source, String all) {
        this.notes = new LinkedHashMap<>(notes);
        this.source = source;
        this.all = all;
    }

    /** Takes the rows below a table apart; a line that begins nothing new continues the one above it. */
    public static Footnotes parse(List<String> lines) {
        return new FootnotesReader().read(lines);
    }

    /** Text by marker, in the order of the notes; a number is Arabic, {@code 1}. */
    public Map<String, String> notes() {
        return Collections.unmodifiableMap(notes);
    }

    /** The note that a marker in a cell points to: {@code ①}, {@code [1]}, {@code (1)}, {@code 注1} and {@code ¹} are 1. */
    public Optional<String> note(String marker) {
        return Optional.ofNullable(notes.get(FootnotesReader.canonical(marker)));
    }

    /** Who the table says it is from. */
    public Optional<String> source() {
        return Optional.of(source).filter(text -> !text.isEmpty());
    }

    /** Every line as it was received, without the blanks around it. */
    public String all() {
        return all;
    }
}

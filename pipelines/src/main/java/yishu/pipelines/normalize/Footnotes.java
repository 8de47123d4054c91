package yishu.pipelines.normalize;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notes below a table, by marker: of {@code 注：1.…} and {@code 　　　2.…}, {@code note("①")} and {@code note("[1]")} are
 * both the first. A note without a number has the marker {@code ""}.
 */
public final class Footnotes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> notes;
    private final String source;
    private final String general;

    Footnotes(Map<String, String> notes, String source, String general) {
        this.notes = new LinkedHashMap<>(notes);
        this.source = source;
        this.general = general;
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

    /** What is said of every figure, a note on each line: those without a marker and those that are merely counted. */
    public String general() {
        return general;
    }

    /**
     * What is said of one figure: of every one, and by the notes that its markers point to. A marker without a note
     * stands for itself.
     */
    String of(Collection<String> markers) {
        if (markers.isEmpty()) {
            return general;
        }
        return Stream.concat(note("").stream(), markers.stream().map(marker -> note(marker)
                        .orElse(marker)))
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}

package yishu.pipelines.read;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the markers of footnotes off a label: {@code Exports of goods¹,²} is {@code Exports of goods} with the markers
 * {@code ¹} and {@code ²}. Without a pattern a label has none.
 */
public final class Markers {
    private final Optional<Pattern> pattern;

    public Markers(Optional<Pattern> pattern) {
        this.pattern = pattern;
    }

    /** A label without its markers, and them. */
    public record Taken(String label, List<String> markers) implements Serializable {
        private static final long serialVersionUID = 1L;

        public Taken {
            markers = List.copyOf(markers);
        }
    }

    /** Takes off all that the pattern finds; a label that would be nothing without them is left as it is. */
    public Taken take(String text) {
        List<String> found = new ArrayList<>();
        if (pattern.isPresent()) {
            Matcher matcher = pattern.get().matcher(text);
            StringBuilder label = new StringBuilder();
            while (matcher.find()) {
                Arrays.stream(matcher.group().split("[,\\s]+"))
                        .filter(it -> !it.isEmpty())
                        .forEach(found::add);
                matcher.appendReplacement(label, "");
            }
            matcher.appendTail(label);
            if (!Row.isBlank(label.toString())) {
                return new Taken(label.toString().stripTrailing(), found);
            }
        }
        return new Taken(text, List.of());
    }

    /** Whether labels may have any. */
    public boolean areSought() {
        return pattern.isPresent();
    }

    /** A row whose cells are labels without markers. */
    Row without(Row row) {
        return pattern.isEmpty()
                ? row
                : new Row(
                        row.sheet(),
                        row.number(),
                        row.cells().stream().map(it -> take(it).label()).toList(),
                        row.merged());
    }

    /** The markers in any cell of a row. */
    List<String> in(Row row) {
        return row.cells().stream().flatMap(it -> take(it).markers().stream()).toList();
    }
}

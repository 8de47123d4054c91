package yishu.pipelines.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of headings, which are searched in each cell of a row: {@code flow: "^(Credits|Debits)$"}. */
final class Headings {
    private final Map<String, Pattern> patterns;

    Headings(Map<String, Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Where a heading stands, by its column from 0, and what it says. */
    record Found(int column, String text) {}

    /** Their names, the outermost first. */
    Set<String> names() {
        return patterns.keySet();
    }

    /** What the cells say, by name; of several cells the first. */
    Map<String, Found> in(List<String> cells) {
        Map<String, Found> found = new LinkedHashMap<>();
        patterns.forEach((name, pattern) -> {
            for (int column = 0; column < cells.size(); column++) {
                Matcher matcher = pattern.matcher(cells.get(column).strip());
                String text = !matcher.find() ? null : matcher.group(matcher.groupCount() == 0 ? 0 : 1);
                if (text != null) {
                    found.putIfAbsent(name, new Found(column, text.strip()));
                }
            }
        });
        return found;
    }

    /** The names from the outermost of those found to the innermost. */
    List<String> within(Set<String> found) {
        return patterns.keySet().stream()
                .dropWhile(name -> !found.contains(name))
                .toList();
    }
}

package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.SourceSpec.Layout;

/**
 * What the texts around a table say of it: {@code indicator: "^指标：(.+?)\\((?<unit>.+)\\)$"} finds in
 * {@code 指标：地区生产总值(亿元)} the indicator 地区生产总值 and the unit 亿元. A heading that counts for the rows of the data may
 * also stand above all of them.
 */
final class Context {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Pattern MARKER = Pattern.compile("[\\[(]?(?:\\d{1,2}|[A-Za-z]|[⁰¹²³⁴-⁹]+)[\\])]?\\.?");

    private final Map<String, Pattern> patterns;
    private final Headings headings;
    private final Markers markers;

    Context(Layout layout) {
        this.patterns = layout.context();
        this.headings = new Headings(layout.labels().headings());
        this.markers = new Markers(layout.labels().markers());
    }

    /** Whether a field is a heading: below its table it says nothing of it. */
    boolean isHeading(String field) {
        return headings.names().contains(field);
    }

    /** What a row gives: of a pattern the key itself by the first group, and a field by each named group. */
    Labels in(Row row) {
        Row plain = markers.without(row);
        Map<String, String> fields = new LinkedHashMap<>(fields(plain.text()));
        headings.in(plain.cells()).forEach((name, it) -> fields.put(name, it.text()));
        return fields.isEmpty() ? Labels.NONE : new Labels(fields, markers.in(row));
    }

    /**
     * The note that a row below a table is. Where labels have markers, what stands in a cell of its own before a note is
     * the marker that it explains: {@code 1 | Using series YBHA} is {@code [1] Using series YBHA}.
     */
    String note(Row row) {
        List<String> texts = row.cells().stream()
                .filter(it -> !Row.isBlank(it))
                .map(String::strip)
                .toList();
        if (!markers.areSought()
                || texts.size() < 2
                || !MARKER.matcher(texts.get(0)).matches()) {
            return markers.areSought() ? String.join(" ", texts) : row.text();
        }
        String marker = texts.get(0).replaceAll("[\\[\\]().]", "");
        return "[" + marker + "] " + String.join(" ", texts.subList(1, texts.size()));
    }

    private Map<String, String> fields(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        patterns.forEach((key, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                put(found, key, matcher.group(matcher.groupCount() == 0 ? 0 : 1));
                names(pattern).forEach(it -> put(found, it, matcher.group(it)));
            }
        });
        return found;
    }

    private static void put(Map<String, String> found, String key, @Nullable String value) {
        if (value != null) {
            found.put(key, value.strip());
        }
    }

    private static List<String> names(Pattern pattern) {
        List<String> names = new ArrayList<>();
        GROUP.matcher(pattern.pattern()).results().forEach(it -> names.add(it.group(1)));
        return names;
    }
}

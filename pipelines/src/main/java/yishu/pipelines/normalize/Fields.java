package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Labels;

/**
 * The texts from which an observation is made, by name: the cells by their headers, what was found around the table as
 * {@code context.unit}, and what a mapping extracts as {@code indicator.unit}.
 */
final class Fields {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Memory<String, List<String>> GROUPS = new Memory<>(pattern ->
            NAMED_GROUP.matcher(pattern).results().map(it -> it.group(1)).toList());

    private final BoundTable table;
    private final List<String> cells;
    private final Map<String, String> labels;
    private final List<String> markers;
    private Map<String, String> more = Map.of();

    /**
     * The texts of a row.
     *
     * @param cells one per column of the table
     * @param labels what stands over or beside the whole row, with the markers of the footnotes at any label
     */
    Fields(BoundTable table, List<String> cells, Labels labels) {
        this.table = table;
        this.cells = cells;
        this.labels = labels.fields();
        this.markers = labels.markers().isEmpty() ? new ArrayList<>(0) : new ArrayList<>(labels.markers());
    }

    /** Adds what the labels of a column say. */
    void put(Labels labels) {
        if (!labels.fields().isEmpty()) {
            more().putAll(labels.fields());
        }
        markers.addAll(labels.markers());
    }

    /** The markers of footnotes at any label. */
    List<String> markers() {
        return markers;
    }

    void put(String name, String text) {
        more().put(name, text);
    }

    /** What is put beside the cells; most rows need none. */
    private Map<String, String> more() {
        if (more.isEmpty()) {
            more = new HashMap<>();
        }
        return more;
    }

    /** Whether nothing stands over or beside the row that could be meant in place of a cell. */
    boolean areCellsAlone() {
        return more.isEmpty() && labels.isEmpty();
    }

    /** The text of a column, from 1; empty when it is blank. */
    String cell(int column) {
        String text = cells.get(column - 1);
        return Plain.isBlank(text) ? "" : text;
    }

    boolean has(String name) {
        return found(name) != null;
    }

    /** What was put here counts before what stands around the table, and that before labels and the row's own cells. */
    private @Nullable String found(String name) {
        String text = more.isEmpty() ? null : more.get(name);
        text = text == null ? table.around().get(name) : text;
        text = text == null && !labels.isEmpty() ? labels.get(name) : text;
        if (text == null) {
            Integer column = table.columns().get(name);
            text = column == null ? null : cells.get(column - 1);
        }
        return text;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(table.columns().keySet());
        names.addAll(table.around().keySet());
        names.addAll(labels.keySet());
        names.addAll(more.keySet());
        return names;
    }

    /** The text of a field; none when there is no such field or it is blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(found(name)).filter(text -> !Plain.isBlank(text));
    }

    /** The template with every {@code {field}} replaced by its text. */
    String fill(String template) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String text = text(name)
                    .or(() -> Optional.of("0").filter(it -> isPower(template, matcher.start()) && has(name)))
                    .orElseThrow(() ->
                            new InputException("there is no '" + name + "' beside it" + Nearest.hint(name, names())));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(filled).toString();
    }

    /** Whether a field is the power of 10^{field}, which is 0 where none is told. */
    private static boolean isPower(String template, int begin) {
        return template.startsWith("10^", begin - 3);
    }

    /** The names of the fields that a template stands for. */
    static List<String> placeholders(String template) {
        return PLACEHOLDER.matcher(template).results().map(it -> it.group(1)).toList();
    }

    /** The names of the fields that a mapping extracts beside its own text: {@code indicator.unit}. */
    static List<String> extracted(String property, SourceSpec.Mapping mapping) {
        return mapping.extract().map(it -> GROUPS.of(it.pattern())).orElse(List.of()).stream()
                .map(group -> property + "." + group)
                .toList();
    }

    private Optional<String> first(List<String> names) {
        for (String name : names) {
            Optional<String> text = text(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** The text that a mapping means, blank when its fields are; what it extracts more becomes fields. */
    String text(String property, SourceSpec.Mapping mapping) {
        String text = first(mapping.from())
                .or(() -> mapping.constant().map(this::fill))
                .orElse("");
        if (mapping.since().isPresent()) {
            return text(mapping.since().get())
                    .filter(since -> !text.isEmpty())
                    .map(since -> Moment.hours(since, text))
                    .orElse("");
        }
        if (mapping.extract().isEmpty() || text.isEmpty()) {
            return text;
        }
        Matcher matcher = mapping.extract().get().matcher(text);
        if (!matcher.find()) {
            throw new InputException("'" + text + "' does not look like "
                    + mapping.extract().get() + ", line " + mapping.line() + " of source.yaml");
        }
        for (String group : GROUPS.of(mapping.extract().get().pattern())) {
            Optional.ofNullable(matcher.group(group)).ifPresent(it -> put(property + "." + group, it));
        }
        return matcher.groupCount() == 0 ? matcher.group() : Objects.requireNonNullElse(matcher.group(1), "");
    }
}

package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private final Map<String, String> texts;
    private final List<String> markers;

    /**
     * Texts by name.
     *
     * @param markers of the footnotes at the labels among them
     */
    Fields(Map<String, String> texts, List<String> markers) {
        this.texts = new LinkedHashMap<>(texts);
        this.markers = new ArrayList<>(markers);
    }

    /** Adds what the labels of a column say. */
    void put(Labels labels) {
        texts.putAll(labels.fields());
        markers.addAll(labels.markers());
    }

    /** The markers of footnotes at any label. */
    List<String> markers() {
        return List.copyOf(markers);
    }

    void put(String name, String text) {
        texts.put(name, text);
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /** The text of a field; none when there is no such field or it is blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name))
                .filter(text -> !Plain.text(text).isEmpty());
    }

    /** The template with every {@code {field}} replaced by its text. */
    String fill(String template) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String text = text(name)
                    .orElseThrow(() -> new InputException(
                            "there is no '" + name + "' beside it" + Nearest.hint(name, texts.keySet())));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The names of the fields that a template stands for. */
    static List<String> placeholders(String template) {
        return PLACEHOLDER.matcher(template).results().map(it -> it.group(1)).toList();
    }

    /** The text that a mapping means, blank when its fields are; what it extracts more becomes fields. */
    String text(String property, SourceSpec.Mapping mapping) {
        String text = mapping.from().stream()
                .flatMap(name -> text(name).stream())
                .findFirst()
                .or(() -> mapping.constant().map(this::fill))
                .orElse("");
        if (mapping.extract().isEmpty() || text.isEmpty()) {
            return text;
        }
        Matcher matcher = mapping.extract().get().matcher(text);
        if (!matcher.find()) {
            throw new InputException("'" + text + "' does not look like "
                    + mapping.extract().get() + ", line " + mapping.line() + " of source.yaml");
        }
        for (String group : groups(mapping.extract().get())) {
            Optional.ofNullable(matcher.group(group)).ifPresent(it -> texts.put(property + "." + group, it));
        }
        return matcher.groupCount() == 0 ? matcher.group() : Objects.requireNonNullElse(matcher.group(1), "");
    }

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private static Iterable<String> groups(Pattern pattern) {
        return NAMED_GROUP
                .matcher(pattern.pattern())
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}

package yishu.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The JSON Schema of one kind of content. It finds what is misspelt, missing or of the wrong type; what a value means is
 * for the record that reads it.
 */
public final class Schema {
    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    /** A schema on the class path beside {@code neighbour}, such as {@code source.schema.json}. */
    public static Schema beside(Class<?> neighbour, String resource) {
        InputStream stream = neighbour.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("Cannot read schema '" + resource + "': not beside " + neighbour.getName());
        }
        return new Schema(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(stream));
    }

    /** Adds a problem for everything in the document that the schema does not allow. */
    public void check(Yaml document, Problems problems) {
        Set<String> told = new LinkedHashSet<>();
        for (ValidationMessage message : schema.validate(json(document))) {
            Yaml place = follow(document, message.getInstanceLocation());
            String what = sentence(message, place);
            if (told.add(place.line() + what)) {
                problems.add(document.file(), place.line(), what);
            }
        }
    }

    private String sentence(ValidationMessage message, Yaml place) {
        String where = name(message.getInstanceLocation());
        return switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" ->
                "unknown key '" + message.getProperty() + "'" + where
                        + Nearest.hint(message.getProperty(), known(message, place));
            case "required" -> "missing key '" + message.getProperty() + "'" + where;
            case "enum" ->
                "'" + place.text() + "' is none of " + String.join(", ", values(message)) + where
                        + Nearest.hint(place.text(), values(message));
            case "pattern" -> "'" + place.text() + "' does not look like " + message.getArguments()[0] + where;
            default -> message.getMessage().replaceFirst("^[^:]*: ", "") + where;
        };
    }

    private static String name(JsonNodePath path) {
        return path.getNameCount() == 0 ? "" : " in " + path.toString().replaceFirst("^\\$\\.?/?", "");
    }

    /** The keys that the object could still have: those beside the keyword that did not allow this one. */
    private List<String> known(ValidationMessage message, Yaml place) {
        List<String> names = new ArrayList<>();
        String keyword = message.getSchemaLocation().getFragment().toString();
        JsonNode owner = schema.getSchemaNode().at(keyword.substring(0, Math.max(0, keyword.lastIndexOf('/'))));
        owner.path("properties").fieldNames().forEachRemaining(names::add);
        names.removeAll(place.entries().keySet());
        return names;
    }

    private static List<String> values(ValidationMessage message) {
        List<String> values = new ArrayList<>();
        JsonNode owner = message.getSchemaNode();
        JsonNode options = owner == null ? null : owner.isArray() ? owner : owner.get("enum");
        if (options != null) {
            options.forEach(option -> values.add(option.asText()));
        }
        return values;
    }

    private static Yaml follow(Yaml node, JsonNodePath path) {
        Yaml place = node;
        for (int index = 0; index < path.getNameCount(); index++) {
            Object element = path.getElement(index);
            if (element instanceof Integer position && place.isList()) {
                place = place.items().get(position);
            } else {
                place = place.at(String.valueOf(element));
            }
        }
        return place;
    }

    private static JsonNode json(Yaml node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node.isMap()) {
            var object = factory.objectNode();
            for (Map.Entry<String, Yaml> entry : node.entries().entrySet()) {
                object.set(entry.getKey(), json(entry.getValue()));
            }
            return object;
        }
        if (node.isList()) {
            var array = factory.arrayNode();
            node.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return scalar(factory, node);
    }

    private static JsonNode scalar(JsonNodeFactory factory, Yaml node) {
        Tag tag = node.tag();
        if (tag.equals(Tag.NULL)) {
            return factory.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return factory.booleanNode(node.isTrue());
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return factory.numberNode(new BigDecimal(node.text()));
            } catch (NumberFormatException e) {
                return factory.textNode(node.text());
            }
        }
        return factory.textNode(node.text());
    }
}

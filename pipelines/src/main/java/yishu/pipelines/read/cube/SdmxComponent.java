package yishu.pipelines.read.cube;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dimension, measure or attribute as the structure of an SDMX-JSON describes it.
 *
 * @param values the texts that the data refers to by their index; none: the data holds the texts themselves
 * @param otherwise the text that counts where the data has none
 * @param position among the dimensions of a key
 */
record SdmxComponent(String id, List<String> values, Optional<String> otherwise, int position) {
    SdmxComponent {
        values = List.copyOf(values);
    }

    /** All of an array, the position of each being its own or its place among them. */
    static List<SdmxComponent> all(JsonNode array) {
        List<SdmxComponent> components = new ArrayList<>();
        for (JsonNode it : array) {
            List<String> values = new ArrayList<>();
            it.path("values").forEach(value -> values.add(value(value)));
            JsonNode otherwise = it.path("default");
            components.add(new SdmxComponent(
                    it.path("id").asText(),
                    values,
                    otherwise.isValueNode() && !otherwise.isNull() ? Optional.of(otherwise.asText()) : Optional.empty(),
                    it.path("keyPosition").asInt(components.size())));
        }
        return components;
    }

    /** A code by its id, else a text; only the drafts of SDMX-JSON 1.0 gave texts by their name. */
    private static String value(JsonNode value) {
        for (String key : List.of("id", "value", "values", "name")) {
            JsonNode it = value.path(key);
            if (!it.isMissingNode() && !it.isNull()) {
                return text(it);
            }
        }
        return "";
    }

    /** Several texts are divided by semicolons; of a text in several languages, the first counts. */
    private static String text(JsonNode node) {
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(it -> texts.add(text(it)));
            return String.join(";", texts);
        }
        return node.isObject() && !node.isEmpty() ? text(node.iterator().next()) : node.asText();
    }
}

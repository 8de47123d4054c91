package yishu.pipelines.read.cube;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the indexes in an SDMX-JSON stand for.
 *
 * @param dimensions by level: {@code dataSet}, {@code series}, {@code observation}
 * @param attributes by level, {@code dimensionGroup} besides
 * @param observed what the array of an observation holds, one after the other: measures, then attributes
 * @param key all dimensions in the order of a whole key
 */
record SdmxJsonStructure(
        Map<String, List<SdmxComponent>> dimensions,
        Map<String, List<SdmxComponent>> attributes,
        List<SdmxComponent> observed,
        List<SdmxComponent> key) {
    private static final List<String> LEVELS = List.of("dataSet", "dimensionGroup", "series", "observation");

    /** Of data that there is none of. */
    static final SdmxJsonStructure NONE = new SdmxJsonStructure(Map.of(), Map.of(), List.of(), List.of());

    static SdmxJsonStructure of(JsonNode structure) {
        Map<String, List<SdmxComponent>> dimensions = new LinkedHashMap<>();
        Map<String, List<SdmxComponent>> attributes = new LinkedHashMap<>();
        for (String level : LEVELS) {
            dimensions.put(level, SdmxComponent.all(structure.path("dimensions").path(level)));
            attributes.put(level, SdmxComponent.all(structure.path("attributes").path(level)));
        }
        List<SdmxComponent> measures = structure.has("measures")
                ? SdmxComponent.all(structure.path("measures").path("observation"))
                : List.of(new SdmxComponent("OBS_VALUE", List.of(), Optional.empty(), 0));
        List<SdmxComponent> key = new ArrayList<>();
        dimensions.values().forEach(key::addAll);
        key.sort(Comparator.comparingInt(SdmxComponent::position));
        return new SdmxJsonStructure(
                dimensions,
                attributes,
                Stream.concat(measures.stream(), attributes.getOrDefault("observation", List.of()).stream())
                        .toList(),
                key);
    }

    List<SdmxComponent> dimensions(String level) {
        return dimensions.getOrDefault(level, List.of());
    }

    List<SdmxComponent> attributes(String level) {
        return attributes.getOrDefault(level, List.of());
    }

    /** The attributes that have a text even where the data gives none. */
    Map<String, String> otherwise() {
        Map<String, String> texts = new LinkedHashMap<>();
        attributes.values().stream().flatMap(List::stream).forEach(it -> it.otherwise()
                .ifPresent(text -> texts.put(it.id(), text)));
        return texts;
    }
}

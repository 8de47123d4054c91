package yishu.pipelines.read.cube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data sets of an SDMX-JSON 1.0 or 2.0; numbers keep the digits that they were written with. */
final class SdmxJson implements SdmxMessage {
    private static final int DEEPEST = 8;
    private static final int LONGEST_INDEX = 9;

    private final Path file;
    private final SdmxJsonStructures structures;
    private final JsonParser json;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Deque<SdmxPart> ready = new ArrayDeque<>();
    private Map<String, String> series = Map.of();
    private Map<String, String> ofSeries = Map.of();
    private boolean hasObserved;
    private SdmxJsonStructure structure = SdmxJsonStructure.NONE;
    private int dataSet = -1;

    /** Where in the message the next token stands. */
    private enum Level {
        MESSAGE,
        DATA_SETS,
        DATA_SET,
        ALL_SERIES,
        SERIES,
        OBSERVATIONS
    }

    SdmxJson(Path file, SdmxJsonStructures structures) throws IOException {
        this.file = file;
        this.structures = structures;
        this.json = SdmxJsonStructures.parser(file);
        json.nextToken();
        levels.push(Level.MESSAGE);
    }

    @Override
    public @Nullable SdmxPart next() throws IOException {
        try {
            while (ready.isEmpty()) {
                JsonToken token = json.nextToken();
                if (token == null || levels.isEmpty()) {
                    return null;
                }
                step(token);
            }
        } catch (JsonProcessingException failure) {
            throw SdmxJsonStructures.damaged(failure, file);
        }
        return ready.poll();
    }

    private void step(JsonToken token) throws IOException {
        if (token.isStructEnd()) {
            if (levels.pop() == Level.DATA_SET) {
                say(Map.of(), structure.otherwise());
            }
        } else if (token == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field(name);
        } else if (levels.peek() == Level.DATA_SETS && token == JsonToken.START_OBJECT) {
            dataSet++;
            structure = structures.of(dataSet);
            levels.push(Level.DATA_SET);
        } else {
            json.skipChildren();
        }
    }

    private void field(String name) throws IOException {
        boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
        boolean isArray = json.currentToken() == JsonToken.START_ARRAY;
        Level level = levels.peek();
        if (level == Level.MESSAGE && name.equals("data") && isObject) {
            levels.push(Level.MESSAGE);
        } else if (level == Level.MESSAGE && name.equals("dataSets") && isArray) {
            levels.push(Level.DATA_SETS);
        } else if (level == Level.DATA_SET && name.equals("series") && isObject) {
            levels.push(Level.ALL_SERIES);
        } else if (level == Level.ALL_SERIES && isObject) {
            series = key("series", name);
            ofSeries = Map.of();
            hasObserved = false;
            levels.push(Level.SERIES);
        } else if ((level == Level.DATA_SET || level == Level.SERIES) && name.equals("observations") && isObject) {
            series = level == Level.SERIES ? series : Map.of();
            ofSeries = level == Level.SERIES ? ofSeries : Map.of();
            levels.push(Level.OBSERVATIONS);
        } else if (level == Level.OBSERVATIONS && isArray) {
            observation(name);
        } else if (level == Level.DATA_SET && name.equals("attributes") && isArray) {
            say(Map.of(), array(structure.attributes("dataSet")));
        } else if (level == Level.SERIES && name.equals("attributes") && isArray) {
            attributesOfSeries(array(structure.attributes("series")));
        } else if (level == Level.DATA_SET && name.equals("dimensionGroupAttributes") && isObject) {
            groups();
        } else {
            json.skipChildren();
        }
    }

    private void say(Map<String, String> of, Map<String, String> fields) {
        if (!fields.isEmpty()) {
            ready.add(new SdmxPart.Said(dataSet, of, fields));
        }
    }

    /** Mostly they stand before the observations, and need not be kept for longer than their series. */
    private void attributesOfSeries(Map<String, String> fields) {
        if (hasObserved) {
            say(series, fields);
        } else {
            ofSeries = fields;
        }
    }

    private void observation(String name) throws IOException {
        Map<String, String> observed = key("observation", name);
        Map<String, String> fields = new LinkedHashMap<>();
        for (SdmxComponent it : structure.key()) {
            String text = observed.getOrDefault(it.id(), series.get(it.id()));
            fields.put(it.id(), text == null ? only(it) : text);
        }
        fields.putAll(array(structure.observed()));
        ofSeries.forEach(fields::putIfAbsent);
        hasObserved = true;
        ready.add(new SdmxPart.Observation(dataSet, fields));
    }

    /** The value of a dimension that stands in no key, since it is the same in the whole data set. */
    private String only(SdmxComponent dimension) {
        if (dimension.values().size() != 1) {
            throw structures.refusal(
                    json,
                    "no key names '%s', which has %d values",
                    dimension.id(),
                    dimension.values().size());
        }
        return dimension.values().get(0);
    }

    /** The texts that the indexes in {@code 0:3:1} stand for. */
    private Map<String, String> key(String level, String indexes) {
        return key(structure.dimensions(level), indexes);
    }

    private Map<String, String> key(List<SdmxComponent> dimensions, String indexes) {
        String[] each = indexes.split(":", -1);
        if (each.length != dimensions.size() && !(dimensions.isEmpty() && indexes.isEmpty())) {
            throw structures.refusal(
                    json, "the key '%s' has %d parts for %d dimensions", indexes, each.length, dimensions.size());
        }
        Map<String, String> key = new LinkedHashMap<>();
        for (int place = 0; place < dimensions.size(); place++) {
            if (!each[place].isEmpty()) {
                key.put(dimensions.get(place).id(), indexed(dimensions.get(place), each[place]));
            }
        }
        return key;
    }

    /** What is said of all that agree in some dimensions; the keys leave the others blank. */
    private void groups() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Map<String, String> key = key(structure.key(), json.currentName());
            if (json.nextToken() == JsonToken.START_ARRAY) {
                say(key, array(structure.attributes("dimensionGroup")));
            } else {
                json.skipChildren();
            }
        }
    }

    /** The texts of an array; of components that it leaves blank, none. What follows them are annotations. */
    private Map<String, String> array(List<SdmxComponent> components) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
            if (place < components.size()) {
                String text = text(components.get(place), 0);
                if (text != null) {
                    fields.put(components.get(place).id(), text);
                }
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }

    private @Nullable String text(SdmxComponent component, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw structures.refusal(json, "'%s' has arrays within arrays, more than %d deep", component.id(), DEEPEST);
        }
        switch (json.currentToken()) {
            case VALUE_NULL -> {
                return null;
            }
            case START_ARRAY -> {
                List<String> texts = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    String text = text(component, depth + 1);
                    texts.add(text == null ? "" : text);
                }
                return String.join(";", texts);
            }
            case START_OBJECT -> {
                return firstLanguage(component, depth);
            }
            case VALUE_NUMBER_INT -> {
                return component.values().isEmpty() ? json.getText() : indexed(component, json.getText());
            }
            default -> {
                return json.getText();
            }
        }
    }

    private String firstLanguage(SdmxComponent component, int depth) throws IOException {
        String first = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            json.nextToken();
            String text = text(component, depth + 1);
            first = first.isEmpty() && text != null ? text : first;
        }
        return first;
    }

    private String indexed(SdmxComponent component, String index) {
        List<String> values = component.values();
        int place = index.isEmpty() || index.length() > LONGEST_INDEX ? -1 : 0;
        for (int at = 0; at < index.length() && place >= 0; at++) {
            int digit = index.charAt(at) - '0';
            place = digit < 0 || digit > 9 ? -1 : place * 10 + digit;
        }
        if (place < 0 || place >= values.size()) {
            throw structures.refusal(
                    json, "'%s' has %d values, none with the index %s", component.id(), values.size(), index);
        }
        return values.get(place);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}

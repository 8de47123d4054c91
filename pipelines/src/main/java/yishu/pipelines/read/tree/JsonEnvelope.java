package yishu.pipelines.read.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.read.Unreadable;

/** What a JSON holds around the array of its units: read on the way in and, behind the last unit, on the way out. */
final class JsonEnvelope {
    private static final int LISTED = 20;

    private final JsonText text;
    private final JsonParser parser;
    private final List<String> way;
    private final Outside outside = new Outside();
    private final List<String> opened = new ArrayList<>();
    private final List<String> arrays = new ArrayList<>();

    JsonEnvelope(JsonText text, RecordPath path) {
        this.text = text;
        this.parser = text.parser();
        this.way = path.outer();
    }

    Outside outside() {
        return outside;
    }

    /** Goes to the array; returns the token that is found at its place. */
    JsonToken enter() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw Unreadable.because(text.file(), "it holds no JSON");
        }
        String pointer = "";
        for (String step : way) {
            opened.add(pointer);
            boolean found = token == JsonToken.START_OBJECT
                    ? enterObject(pointer, step)
                    : token == JsonToken.START_ARRAY && enterArray(pointer, step);
            if (!found) {
                throw absent(token == JsonToken.START_ARRAY ? "; at '" + pointer + "' stands an array" : "");
            }
            pointer = RecordPath.below(pointer, step);
            token = parser.currentToken();
        }
        return token;
    }

    private boolean enterObject(String pointer, String step) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(step)) {
                return true;
            }
            collect(RecordPath.below(pointer, name));
        }
        return false;
    }

    private boolean enterArray(String pointer, String step) throws IOException {
        int wanted = step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
        for (int index = 0; wanted >= 0 && parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (index == wanted) {
                return true;
            }
            skip(RecordPath.below(pointer, String.valueOf(index)));
        }
        return false;
    }

    /** Reads all behind the units; what follows the end of the JSON is refused. */
    void leave() throws IOException {
        for (int level = opened.size() - 1; level >= 0; level--) {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                collect(RecordPath.below(opened.get(level), name));
                token = parser.nextToken();
            }
            while (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                parser.skipChildren();
                token = parser.nextToken();
            }
        }
        if (parser.nextToken() != null) {
            throw text.place().refusal("more follows behind its end");
        }
    }

    private void collect(String pointer) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String below = RecordPath.below(pointer, parser.currentName());
                    parser.nextToken();
                    collect(below);
                }
            }
            case START_ARRAY -> skip(pointer);
            case VALUE_NULL -> outside.put(pointer, "", text.place());
            default -> outside.put(pointer, parser.getText(), text.place());
        }
    }

    private void skip(String pointer) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY && arrays.size() < LISTED) {
            arrays.add(pointer);
        }
        parser.skipChildren();
    }

    private InputException absent(String why) {
        String sought = RecordPath.pointer(way);
        String others = arrays.isEmpty() ? "" : "; arrays stand at " + String.join(", ", arrays);
        return Unreadable.because(
                text.file(), "there is no '%s' in it%s%s%s", sought, why, others, Nearest.hint(sought, arrays));
    }
}

package yishu.pipelines.read.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import yishu.pipelines.read.text.StrictText;

/**
 * Where records seem to stand in a JSON of which nothing is known: at each place, how many objects an array or the lines
 * of the file hold. In {@code {"meta": {}, "data": [{}, {}]}} two stand at {@code /data}.
 */
public final class JsonPlaces {
    private static final int TOKENS = 2_000_000;

    private final RecordPlaces places = new RecordPlaces();
    private final Deque<Level> open = new ArrayDeque<>();

    /** An open array or object: its place, and in an array how many values it had. */
    private static final class Level {
        private final String pointer;
        private final boolean isArray;
        private int count;
        private String field = "";

        Level(String pointer, boolean isArray) {
            this.pointer = pointer;
            this.isArray = isArray;
        }
    }

    private JsonPlaces() {}

    /** Looks at the first two million tokens of a file; none of it is kept. */
    public static RecordPlaces of(Path file, Charset charset) throws IOException {
        JsonPlaces found = new JsonPlaces();
        try (JsonParser parser = new JsonFactory().createParser(StrictText.of(file, charset))) {
            try {
                for (int count = 0; count < TOKENS; count++) {
                    JsonToken token = parser.nextToken();
                    if (token == null) {
                        break;
                    }
                    found.take(token, parser.currentName());
                }
            } catch (JsonProcessingException fault) {
                throw JsonFault.of(file, fault, parser, 0);
            }
        }
        return found.places;
    }

    private void take(JsonToken token, String name) {
        Level level = open.peek();
        switch (token) {
            case FIELD_NAME -> {
                if (level != null) {
                    level.field = name;
                }
            }
            case START_OBJECT -> {
                places.count(level == null ? "" : level.pointer, level == null || level.isArray);
                open.push(new Level(below(level), false));
            }
            case START_ARRAY -> {
                if (level == null) {
                    places.beginArray();
                } else if (level.isArray) {
                    places.countList(level.pointer);
                }
                open.push(new Level(level == null ? "" : arrayBelow(level), true));
            }
            case END_OBJECT, END_ARRAY -> {
                open.pop();
                closed();
            }
            default -> closed();
        }
    }

    private void closed() {
        Level level = open.peek();
        if (level != null && level.isArray) {
            level.count++;
        }
    }

    private static String below(Level level) {
        return level == null ? "/*" : level.isArray ? level.pointer + "/*" : step(level);
    }

    /** An array right in another one is told by its place there, as {@code [{page}, [records]]} has it. */
    private static String arrayBelow(Level level) {
        return level.isArray ? level.pointer + "/" + Math.min(level.count, 9) : step(level);
    }

    /** At the top of the file, an object that is not one of several lines is no step of its own. */
    private static String step(Level level) {
        return RecordPath.below(level.pointer, level.field);
    }
}

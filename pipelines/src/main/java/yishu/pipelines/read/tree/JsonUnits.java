package yishu.pipelines.read.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The elements of the array that holds the records, or the objects of a file that has one on each line. */
final class JsonUnits implements Units {
    private final JsonText text;
    private final JsonParser parser;
    private final JsonTrees trees;
    private final JsonEnvelope envelope;
    private final Shape shape;
    private boolean begun;
    private boolean ended;
    private int line;

    /** The line of an object that is being read; 0 between two of them. */
    private int opened;

    /** What the units stand in: an array, lines, or nothing, since a lone object stands for an array of one. */
    private enum Shape {
        ARRAY,
        LINES,
        LONE
    }

    JsonUnits(JsonText text, RecordPath path) throws IOException {
        this.text = text;
        this.parser = text.parser();
        this.trees = new JsonTrees(text);
        this.envelope = new JsonEnvelope(text, path);
        try {
            this.shape = shape(envelope.enter(), path);
        } catch (JsonProcessingException fault) {
            parser.close();
            throw text.refusal(fault, 0);
        } catch (IOException | RuntimeException failure) {
            parser.close();
            throw failure;
        }
    }

    private Shape shape(JsonToken token, RecordPath path) throws IOException {
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            throw text.place()
                    .refusal(
                            "at '%s' stands neither an array nor an object, but '%s'",
                            RecordPath.pointer(path.outer()), Fields.shown(parser.getText(), 40));
        }
        if (token == JsonToken.START_ARRAY) {
            return Shape.ARRAY;
        }
        return path.outer().isEmpty() ? Shape.LINES : Shape.LONE;
    }

    @Override
    public @Nullable Unit next() throws IOException {
        try {
            Unit unit = ended ? null : read();
            ended = unit == null;
            return unit;
        } catch (JsonProcessingException fault) {
            throw text.refusal(fault, opened);
        }
    }

    private @Nullable Unit read() throws IOException {
        boolean first = !begun;
        begun = true;
        if (shape == Shape.LINES) {
            return line(first ? parser.currentToken() : parser.nextToken());
        }
        boolean is = shape == Shape.LONE ? first : parser.nextToken() != JsonToken.END_ARRAY;
        if (!is) {
            envelope.leave();
        }
        return is ? trees.unit() : null;
    }

    private @Nullable Unit line(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            return null;
        }
        int start = text.line();
        if (token != JsonToken.START_OBJECT) {
            throw text.place().refusal("after an object comes something else than one more object");
        }
        if (start == line) {
            throw text.place().refusal("two objects stand on one line");
        }
        line = start;
        opened = start;
        Unit unit = trees.unit();
        opened = 0;
        return unit;
    }

    @Override
    public boolean areLines() {
        return shape == Shape.LINES;
    }

    @Override
    public Outside outside() {
        return envelope.outside();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

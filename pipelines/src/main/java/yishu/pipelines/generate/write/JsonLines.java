package yishu.pipelines.generate.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file with a JSON object on each line, in UTF-8. */
public final class JsonLines implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;
    private long next = 1;

    private JsonLines(JsonGenerator out) {
        this.out = out;
        out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    public static JsonLines create(Path file) throws IOException {
        return new JsonLines(JSON.createGenerator(new BufferedOutputStream(Files.newOutputStream(file))));
    }

    /** Number, from 1, of the line that comes next. */
    public long next() {
        return next;
    }

    /** Writes an object of texts, numbers, lists and further objects, its keys in their order. */
    public void line(Map<String, ?> object) throws IOException {
        value(object);
        next++;
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                value(entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object it : list) {
                value(it);
            }
            out.writeEndArray();
        } else if (value instanceof Number number) {
            out.writeNumber(Cells.text(number));
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    @Override
    public void close() throws IOException {
        out.writeRaw('\n');
        out.close();
    }
}

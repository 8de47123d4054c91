package yishu.pipelines.fetch.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages as lines of JSON. A message that is JSON stands in its line as it came:
 * <code>{"partition":0,"offset":17,"timestamp":"2024-05-01T00:00:00Z","key":"A1","value":{"free":12.50}}</code>; one that
 * is not, as a text.
 */
final class JsonLines implements Lines {
    private static final JsonFactory JSON = new JsonFactory();

    private final BufferedWriter writer;

    JsonLines(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
    }

    @Override
    public void add(ConsumerRecord<byte[], byte[]> message) throws IOException {
        Writer line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("partition", message.partition());
            json.writeNumberField("offset", message.offset());
            json.writeStringField("timestamp", Lines.timestamp(message));
            Lines.Told key = Lines.Told.of(message.key());
            write(json, "key", key.text());
            write(json, "key_bytes", key.base64());
            Lines.Told value = Lines.Told.of(message.value());
            String text = value.text();
            if (text != null && isJson(text)) {
                // Between its tokens alone can JSON have line breaks.
                json.writeFieldName("value");
                json.writeRawValue(text.replace('\r', ' ').replace('\n', ' ').strip());
            } else {
                write(json, "value", text);
            }
            write(json, "value_bytes", value.base64());
            json.writeEndObject();
        }
        writer.write(line.toString());
        writer.write('\n');
    }

    private static void write(JsonGenerator json, String field, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(field, text);
        }
    }

    private static boolean isJson(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

package yishu.pipelines.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.Figure;

/** Changes as JSON, an object for each comparison on a line of its own; numbers keep every digit, as text. */
final class JsonChanges implements ChangeWriter {
    private final JsonGenerator json;
    private List<String> key = List.of();

    JsonChanges(Writer out) {
        try {
            this.json = new JsonFactory().createGenerator(out);
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin(String dataset, String from, String to, List<String> columns) {
        key = columns;
        told(() -> {
            json.writeStartObject();
            json.writeStringField("dataset", dataset);
            json.writeStringField("from", from);
            json.writeStringField("to", to);
            json.writeArrayFieldStart("changes");
        });
    }

    @Override
    public void write(Change change) {
        told(() -> {
            json.writeStartObject();
            json.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
            for (int column = 0; column < key.size(); column++) {
                text(key.get(column), change.key().get(column));
            }
            json.writeStringField("property", change.property());
            text("old_value", change.old());
            text("new_value", change.now());
            text("difference", change.difference().orElse(null));
            text(
                    "relative_difference",
                    change.relative().map(BigDecimal::toPlainString).orElse(null));
            text("old_status", change.was().status());
            text("new_status", change.is().status());
            text("old_edition", change.was().edition());
            text("new_edition", change.is().edition());
            text("old_footnote", change.was().footnote());
            text("new_footnote", change.is().footnote());
            json.writeEndObject();
        });
    }

    private void text(String field, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, Figure.text(value));
        }
    }

    @Override
    public void end(Summary summary) {
        told(() -> {
            json.writeEndArray();
            json.writeObjectFieldStart("summary");
            for (Map.Entry<String, Long> count : summary.counts().entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeObjectFieldStart("largest_relative_difference");
            for (Map.Entry<String, Summary.Largest> it : summary.largest().entrySet()) {
                json.writeStringField(it.getKey(), it.getValue().relative().toPlainString());
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        });
    }

    private interface Telling {
        void tell() throws IOException;
    }

    private static void told(Telling telling) {
        try {
            telling.tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package yishu.semantic.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.question.Answer;

/**
 * {@code {columns: [{name, type}], rows: [[..]], notes: [..], read: [{table, snapshot, release}]}}. Decimals are numbers
 * with all their digits; a snapshot is text, since JavaScript would round it.
 */
final class JsonFormat implements Format {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public void write(Answer answer, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            columns(json, answer.rows());
            json.writeArrayFieldStart("rows");
            for (List<@Nullable Object> row : answer.rows().values()) {
                json.writeRaw('\n');
                value(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notes");
            for (String note : answer.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            read(json, answer.read());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void columns(JsonGenerator json, Rows rows) throws IOException {
        json.writeArrayFieldStart("columns");
        for (Rows.Column column : rows.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void read(JsonGenerator json, List<Pinned> tables) throws IOException {
        json.writeArrayFieldStart("read");
        for (Pinned table : tables) {
            json.writeStartObject();
            json.writeStringField("table", table.name().toString());
            json.writeStringField("snapshot", Long.toString(table.snapshot()));
            json.writeStringField("release", table.release());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Long integer) {
            json.writeNumber(integer);
        } else if (value instanceof BigDecimal || value instanceof Double) {
            number(json, value);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(json, element);
            }
            json.writeEndArray();
        } else {
            json.writeString(ValueText.of(value));
        }
    }

    private static void number(JsonGenerator json, Object value) throws IOException {
        BigDecimal number = ValueText.number(value);
        if (number == null) {
            json.writeString(value.toString());
        } else {
            json.writeNumber(number);
        }
    }

    @Override
    public boolean holdsNotes() {
        return true;
    }

    @Override
    public String mediaType() {
        return "application/json; charset=utf-8";
    }
}

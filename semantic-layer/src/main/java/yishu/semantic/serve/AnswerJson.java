package yishu.semantic.serve;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;
import yishu.semantic.question.Answer;

/** Reads an answer back from the JSON that a server wrote, every value in its own type again. */
final class AnswerJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private AnswerJson() {}

    static Answer read(byte[] text) {
        try {
            JsonNode json = JSON.readTree(text);
            List<String> notes = new ArrayList<>();
            json.path("notes").forEach(note -> notes.add(note.asText()));
            return new Answer(rows(json), notes, tables(json), "");
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the server's answer: " + e.getMessage(), e);
        }
    }

    private static Rows rows(JsonNode json) {
        List<Rows.Column> columns = new ArrayList<>();
        for (JsonNode column : json.path("columns")) {
            columns.add(new Rows.Column(
                    column.path("name").asText(), column.path("type").asText()));
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            List<@Nullable Object> line = new ArrayList<>(columns.size());
            for (int column = 0; column < columns.size(); column++) {
                line.add(value(row.get(column), columns.get(column).type()));
            }
            values.add(line);
        }
        return new Rows(columns, values);
    }

    private static List<Pinned> tables(JsonNode json) {
        List<Pinned> tables = new ArrayList<>();
        for (JsonNode table : json.path("read")) {
            tables.add(new Pinned(
                    TableName.parse(table.path("table").asText()),
                    Long.parseLong(table.path("snapshot").asText()),
                    table.path("release").asText(),
                    new Schema(),
                    Map.of()));
        }
        return tables;
    }

    private static @Nullable Object value(JsonNode node, String type) {
        if (node.isNull()) {
            return null;
        }
        if (type.startsWith("array(")) {
            List<@Nullable Object> values = new ArrayList<>();
            node.forEach(it -> values.add(value(it, type.substring("array(".length(), type.length() - 1))));
            return values;
        }
        if (type.startsWith("decimal")) {
            return new BigDecimal(node.asText());
        }
        return switch (type) {
            case "boolean" -> node.asBoolean();
            case "tinyint", "smallint", "integer", "bigint" -> node.asLong();
            case "real", "double" -> Double.valueOf(node.asText());
            case "date" -> LocalDate.parse(node.asText());
            case "timestamp(6)" -> LocalDateTime.parse(node.asText());
            case "timestamp(6) with time zone" -> OffsetDateTime.parse(node.asText());
            default -> node.asText();
        };
    }
}

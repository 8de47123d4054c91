package yishu.semantic.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import yishu.semantic.format.ValueText;

/** A trace as JSON, for programs. Numbers keep every digit. */
public final class TraceJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private TraceJson() {}

    public static String of(Trace trace) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(trace)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode json(Trace trace) {
        Figure figure = trace.figure();
        ObjectNode json = JSON.createObjectNode();
        json.put("figure", figure.toString());
        json.put("title", figure.title());
        json.put("definition", figure.definition());
        json.put("measure", figure.measure());
        figure.facts().flatMap(Figure.Facts::filter).ifPresent(filter -> json.put("filter", filter));
        json.put("unit", figure.unit());
        json.put("owner", figure.owner());
        trace.where().forEach(json.putObject("where")::put);
        number(json, "value", trace.value());
        trace.read().ifPresent(read -> json.putObject("read")
                .put("table", read.name().toString())
                .put("release", read.release())
                .put("snapshot", Long.toString(read.snapshot())));
        json.put("total", trace.total());
        ArrayNode cells = json.putArray("cells");
        trace.cells().forEach(cell -> write(cell, cells.addObject()));
        ArrayNode notes = json.putArray("notes");
        trace.notes().forEach(notes::add);
        ArrayNode parts = json.putArray("parts");
        trace.parts().forEach(part -> parts.add(json(part)));
        return json;
    }

    private static void write(Trace.Cell cell, ObjectNode json) {
        cell.key().forEach(json.putObject("key")::put);
        json.put("time_period", cell.period());
        number(json, "value", cell.value());
        json.put("obs_status", cell.status());
        json.put("footnote", cell.footnote());
        json.put("edition", cell.edition());
        json.put("published_at", ValueText.of(cell.publishedAt()));
        json.put("load", cell.load());
        json.put("release", cell.release());
        json.put("file_hash", cell.fileHash());
        json.put("file_name", cell.fileName());
        json.put("landing", cell.landing());
        json.put("sheet", cell.sheet());
        json.put("row", cell.row());
        if (cell.column() > 0) {
            json.put("column", cell.column());
        }
        json.put("header", cell.header());
        cell.text().ifPresent(text -> json.put("text", text));
    }

    private static void number(ObjectNode json, String key, @Nullable Object value) {
        if (value == null) {
            json.putNull(key);
        } else if (value instanceof Number) {
            json.put(key, new BigDecimal(ValueText.of(value)));
        } else {
            json.put(key, ValueText.of(value));
        }
    }
}

package yishu.semantic.trace;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;
import yishu.semantic.format.ValueText;

/** Reads the rows of {@link TraceSql} into cells. */
final class CellReader {
    private final Figure.Facts facts;
    private final Rows rows;
    private final Path warehouse;
    private final Map<String, Integer> columns = new HashMap<>();

    CellReader(Figure.Facts facts, Rows rows, Path warehouse) {
        this.facts = facts;
        this.rows = rows;
        this.warehouse = warehouse;
        for (int column = 0; column < rows.columns().size(); column++) {
            columns.put(rows.columns().get(column).name(), column);
        }
    }

    /** How many cells there are in all. */
    long total() {
        return rows.values().isEmpty() ? 0 : number(rows.values().get(0), "trace_total");
    }

    List<Trace.Cell> cells() {
        return rows.values().stream().map(this::cell).toList();
    }

    private Trace.Cell cell(List<@Nullable Object> row) {
        Map<String, String> key = new LinkedHashMap<>();
        facts.dimensions().forEach((name, column) -> key.put(name, text(row, column)));
        String value = text(row, "trace_value");
        String hash = text(row, "file_hash");
        return new Trace.Cell(
                key,
                text(row, "time_period"),
                value.isEmpty() ? null : new BigDecimal(value),
                Optional.ofNullable(at(row, "trace_text")).map(ValueText::of),
                text(row, "obs_status"),
                text(row, "footnote"),
                text(row, "edition"),
                (OffsetDateTime) at(row, "published_at"),
                text(row, "load_id"),
                text(row, "trace_release"),
                hash,
                text(row, "trace_file"),
                warehouse.resolve("landing").resolve(hash).toString(),
                text(row, "sheet"),
                number(row, "row_number"),
                number(row, "trace_column"),
                text(row, "trace_header"));
    }

    private @Nullable Object at(List<@Nullable Object> row, String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalStateException("Cannot trace table '" + facts.table() + "': it has no column " + column);
        }
        return row.get(index);
    }

    private String text(List<@Nullable Object> row, String column) {
        return ValueText.of(at(row, column));
    }

    private long number(List<@Nullable Object> row, String column) {
        return at(row, column) instanceof Number number ? number.longValue() : 0;
    }
}

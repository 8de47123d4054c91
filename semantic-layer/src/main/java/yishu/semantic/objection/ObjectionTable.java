package yishu.semantic.objection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Ledger;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;

/** {@code ops.objections}: a row for each event. */
final class ObjectionTable {
    private static final TableName NAME = TableName.parse("ops.objections");
    private static final Schema SCHEMA = new Schema(
            text(1, "objection"),
            Types.NestedField.optional(2, "event", Types.IntegerType.get()),
            text(3, "step"),
            text(4, "state"),
            text(5, "figure"),
            text(6, "place"),
            text(7, "taken_by"),
            Types.NestedField.optional(8, "taken_at", Types.TimestampType.withZone()),
            text(9, "text"),
            text(10, "evidence"),
            text(11, "outcome"),
            text(12, "correction"),
            text(13, "datasets"));
    private static final Map<String, String> PROPERTIES =
            Map.of("format-version", "2", "yishu.classification", "internal");

    private final Engine engine;
    private final Ledger ledger;
    private Cached cached = new Cached(-1, List.of());

    private record Cached(long snapshot, List<Event> events) {}

    ObjectionTable(Warehouse warehouse, Engine engine) {
        this.engine = engine;
        this.ledger = new Ledger(warehouse, NAME, SCHEMA, PROPERTIES);
    }

    private static Types.NestedField text(int id, String name) {
        return Types.NestedField.optional(id, name, Types.StringType.get());
    }

    TableLock lock() {
        return ledger.lock(line -> {});
    }

    /** Every event, objection by objection in the order of their raising. */
    synchronized List<Event> read() {
        Optional<Pinned> table = ledger.find();
        if (table.isEmpty()) {
            return List.of();
        }
        if (table.get().snapshot() != cached.snapshot()) {
            List<Event> events = new ArrayList<>();
            engine.run(
                            "SELECT * FROM \"" + NAME + "\" ORDER BY \"event\", \"taken_at\", \"objection\"",
                            List.of(table.get()))
                    .values()
                    .forEach(row -> events.add(event(row)));
            cached = new Cached(table.get().snapshot(), List.copyOf(events));
        }
        return cached.events();
    }

    private static Event event(List<@Nullable Object> row) {
        Map<String, String> where = new LinkedHashMap<>();
        for (String pair : String.valueOf(row.get(5)).split("\t", -1)) {
            if (!pair.isEmpty()) {
                where.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        OffsetDateTime at = row.get(7) instanceof OffsetDateTime moment ? moment : OffsetDateTime.MIN;
        return new Event(
                String.valueOf(row.get(0)),
                row.get(1) instanceof Number number ? number.intValue() : 0,
                Step.valueOf(String.valueOf(row.get(2)).toUpperCase(Locale.ROOT)),
                new Target(String.valueOf(row.get(4)), where, datasets(String.valueOf(row.get(12)))),
                String.valueOf(row.get(6)),
                at.toInstant(),
                String.valueOf(row.get(8)),
                String.valueOf(row.get(9)),
                String.valueOf(row.get(10)),
                String.valueOf(row.get(11)));
    }

    /** Appends an event; the caller holds the lock. */
    void append(Event event) {
        Instant at = event.at();
        ledger.append(List.of(List.of(
                event.objection(),
                event.number(),
                event.step().toString(),
                event.step().to().toString(),
                event.target().figure(),
                place(event.target()),
                event.by(),
                at,
                event.text(),
                event.evidence(),
                event.outcome(),
                event.correction(),
                String.join(",", event.target().datasets()))));
    }

    private static List<String> datasets(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }

    /** Keys with their values between tabs, since a value may hold a blank. */
    private static String place(Target target) {
        List<String> pairs = new ArrayList<>();
        target.where().forEach((key, value) -> pairs.add(key + "=" + value));
        return String.join("\t", pairs);
    }
}

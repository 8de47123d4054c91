package yishu.semantic.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.indicator.Classification;
import yishu.semantic.question.Desk;
import yishu.semantic.stewardship.MarkedLedger;

/** {@code ops.findings}: a row for each entry. */
final class FindingTable {
    private static final TableName NAME = TableName.parse("ops.findings");
    private static final Type TEXT = Types.StringType.get();
    private static final Type NUMBER = Types.IntegerType.get();
    private static final Type MOMENT = Types.TimestampType.withZone();
    private static final Schema SCHEMA = new Schema(
            column(1, "entry", NUMBER),
            column(2, "finding", TEXT),
            column(3, "status", TEXT),
            column(4, "run", TEXT),
            column(5, "review", TEXT),
            column(6, "rule", TEXT),
            column(7, "figure", TEXT),
            column(8, "key", TEXT),
            column(9, "period", TEXT),
            column(10, "measure", Types.DoubleType.get()),
            column(11, "what", TEXT),
            column(12, "evidence", TEXT),
            column(13, "snapshots", TEXT),
            column(14, "found_at", MOMENT),
            column(15, "entered_by", TEXT),
            column(16, "entered_at", MOMENT),
            column(17, "reason", TEXT),
            column(18, "supersedes", NUMBER));

    private final Engine engine;
    private final MarkedLedger ledger;

    FindingTable(Warehouse warehouse, Engine engine) {
        this.engine = engine;
        this.ledger = new MarkedLedger(warehouse, NAME, SCHEMA, "entry");
    }

    private static Types.NestedField column(int id, String name, Type type) {
        return Types.NestedField.optional(id, name, type);
    }

    TableLock lock() {
        return ledger.lock();
    }

    /** Every entry, the first first. */
    List<Entry> read() {
        return ledger.read(engine).stream().map(FindingTable::entry).toList();
    }

    /** The same, asked at the desk by somebody who may not be allowed to see them. */
    List<Entry> ask(Desk desk, String user) {
        return ledger.ask(desk, user).stream().map(FindingTable::entry).toList();
    }

    private static Entry entry(List<@Nullable Object> row) {
        return new Entry(
                number(row, 0),
                text(row, 1),
                Status.parse(text(row, 2)),
                text(row, 3),
                new Entry.What(
                        text(row, 4),
                        text(row, 5),
                        text(row, 6),
                        text(row, 7),
                        text(row, 8),
                        row.get(9) instanceof Number measure ? measure.doubleValue() : Double.NaN,
                        text(row, 10),
                        text(row, 11)),
                text(row, 12),
                moment(row, 13),
                text(row, 14),
                moment(row, 15),
                text(row, 16),
                number(row, 17));
    }

    private static String text(List<@Nullable Object> row, int column) {
        return String.valueOf(row.get(column));
    }

    private static int number(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Number number ? number.intValue() : 0;
    }

    private static Instant moment(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof OffsetDateTime moment ? moment.toInstant() : Instant.EPOCH;
    }

    /** Appends entries that tell of what is marked so; the caller holds the lock. */
    void append(List<Entry> entries, Classification mark) {
        ledger.append(entries.stream().map(FindingTable::row).toList(), mark);
    }

    private static List<@Nullable Object> row(Entry entry) {
        return List.of(
                entry.number(),
                entry.finding(),
                entry.status().toString(),
                entry.run(),
                entry.what().review(),
                entry.what().check(),
                entry.what().figure(),
                entry.what().key(),
                entry.what().period(),
                entry.what().measure(),
                entry.what().said(),
                entry.what().evidence(),
                entry.read(),
                entry.foundAt(),
                entry.by(),
                entry.at(),
                entry.reason(),
                entry.supersedes());
    }
}

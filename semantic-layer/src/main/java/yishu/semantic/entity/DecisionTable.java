package yishu.semantic.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.indicator.Classification;
import yishu.semantic.question.Desk;
import yishu.semantic.stewardship.MarkedLedger;

/** {@code ops.entity_decisions}: a row for each decision. A number of a decision is never given twice. */
final class DecisionTable {
    private static final TableName NAME = TableName.parse("ops.entity_decisions");
    private static final Schema SCHEMA = new Schema(
            Types.NestedField.optional(1, "decision", Types.IntegerType.get()),
            text(2, "kind"),
            text(3, "verdict"),
            text(4, "left_id"),
            text(5, "left_table"),
            text(6, "left_code"),
            text(7, "left_name"),
            text(8, "left_place"),
            text(9, "left_address"),
            text(10, "right_id"),
            text(11, "right_table"),
            text(12, "right_code"),
            text(13, "right_name"),
            text(14, "right_place"),
            text(15, "right_address"),
            Types.NestedField.optional(16, "score", Types.DoubleType.get()),
            text(17, "evidence"),
            text(18, "decided_by"),
            Types.NestedField.optional(19, "decided_at", Types.TimestampType.withZone()),
            text(20, "reason"),
            Types.NestedField.optional(21, "supersedes", Types.IntegerType.get()));
    private static final String BETWEEN = "; ";

    private final Engine engine;
    private final MarkedLedger ledger;

    DecisionTable(Warehouse warehouse, Engine engine) {
        this.engine = engine;
        this.ledger = new MarkedLedger(warehouse, NAME, SCHEMA, "decision");
    }

    private static Types.NestedField text(int id, String name) {
        return Types.NestedField.optional(id, name, Types.StringType.get());
    }

    TableLock lock() {
        return ledger.lock();
    }

    /** Every decision on things of any kind, the first first. */
    List<Decision> read() {
        return ledger.read(engine).stream().map(DecisionTable::decision).toList();
    }

    /** The same, asked at the desk by somebody who may not be allowed to see them. */
    List<Decision> ask(Desk desk, String user) {
        return ledger.ask(desk, user).stream().map(DecisionTable::decision).toList();
    }

    private static Decision decision(List<@Nullable Object> row) {
        OptionalDouble score =
                row.get(15) instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
        String reasons = text(row, 16);
        return new Decision(
                number(row, 0),
                text(row, 1),
                mention(row, 4),
                mention(row, 10),
                text(row, 2).equals("same"),
                new Decision.Evidence(score, reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split(BETWEEN, -1))),
                text(row, 17),
                row.get(18) instanceof OffsetDateTime moment ? moment.toInstant() : Instant.EPOCH,
                text(row, 19),
                number(row, 20));
    }

    private static Mention mention(List<@Nullable Object> row, int from) {
        return new Mention(
                TableName.parse(text(row, from)),
                text(row, from + 1),
                text(row, from + 2),
                text(row, from + 3),
                text(row, from + 4),
                0);
    }

    private static int number(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Number number ? number.intValue() : 0;
    }

    private static String text(List<@Nullable Object> row, int column) {
        return String.valueOf(row.get(column));
    }

    /** Appends a decision that rests on what is marked so; the caller holds the lock. */
    void append(Decision decision, Classification mark) {
        List<@Nullable Object> row = new ArrayList<>(List.of(decision.number(), decision.kind(), decision.verdict()));
        for (Mention record : List.of(decision.left(), decision.right())) {
            row.addAll(List.of(
                    record.id(),
                    record.table().toString(),
                    record.code(),
                    record.name(),
                    record.place(),
                    record.address()));
        }
        OptionalDouble score = decision.evidence().score();
        row.add(score.isPresent() ? score.getAsDouble() : null);
        row.addAll(List.of(
                String.join(BETWEEN, decision.evidence().reasons()),
                decision.by(),
                decision.at(),
                decision.reason(),
                decision.supersedes()));
        ledger.append(List.of(row), mark);
    }
}

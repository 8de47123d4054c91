package yishu.semantic.stewardship;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Ledger;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.indicator.Classification;
import yishu.semantic.policy.Govern;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** A ledger whose rows repeat what not everybody may see: the whole of it is as restricted as any of its rows. */
public final class MarkedLedger {
    private final Ledger ledger;
    private final TableName name;
    private final String order;

    /** @param order the column by which rows are read */
    public MarkedLedger(Warehouse warehouse, TableName name, Schema schema, String order) {
        this.name = name;
        this.order = " ORDER BY \"" + order + "\"";
        this.ledger = new Ledger(warehouse, name, schema, Map.of("format-version", "2"));
    }

    /** Every row; none before the first append, when there is no table. */
    public List<List<@Nullable Object>> read(Engine engine) {
        return rows(table -> engine.run("SELECT * FROM \"" + name + "\"" + order, List.of(table)));
    }

    /** The same, asked at the desk by somebody who may not be allowed to see them. */
    public List<List<@Nullable Object>> ask(Desk desk, String user) {
        Request request = new Request("SELECT * FROM " + name + order, Optional.empty(), user);
        return rows(any -> desk.answer(request).rows());
    }

    private List<List<@Nullable Object>> rows(Function<Pinned, Rows> reader) {
        return ledger.find().map(reader).map(Rows::values).orElse(List.of());
    }

    /** The right to append: what is read under it stays true until it is closed. */
    public TableLock lock() {
        return ledger.lock(line -> {});
    }

    /** Appends rows that tell of what is marked so, under a lock that the caller holds. */
    public void append(List<List<@Nullable Object>> rows, Classification mark) {
        Classification before = ledger.find().map(Govern::mark).orElse(Classification.INTERNAL);
        Classification now = mark.isAbove(before) ? mark : before;
        ledger.append(rows, Map.of(Govern.CLASSIFICATION, now.toString()));
    }
}

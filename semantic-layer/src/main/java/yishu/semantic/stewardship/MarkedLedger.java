package yishu.semantic.stewardship;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;
import yishu.content.TableLock;
import yishu.semantic.engine.Ledger;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.indicator.Classification;

/** A ledger whose rows repeat what not everybody may see: the whole of it is as restricted as any of its rows. */
public final class MarkedLedger {
    private static final String CLASSIFICATION = "yishu.classification";

    private final Ledger ledger;

    public MarkedLedger(Warehouse warehouse, TableName name, Schema schema) {
        this.ledger = new Ledger(warehouse, name, schema, Map.of("format-version", "2"));
    }

    /** The table as it is now; empty before the first append. */
    public Optional<Pinned> find() {
        return ledger.find();
    }

    /** The right to append: what is read under it stays true until it is closed. */
    public TableLock lock() {
        return ledger.lock(line -> {});
    }

    /** Appends rows that tell of what is marked so, under a lock that the caller holds. */
    public void append(List<List<@Nullable Object>> rows, Classification mark) {
        Classification before = find().map(MarkedLedger::mark).orElse(Classification.INTERNAL);
        Classification now = mark.isAbove(before) ? mark : before;
        ledger.append(rows, Map.of(CLASSIFICATION, now.toString()));
    }

    /** How restricted a table is. */
    public static Classification mark(Pinned table) {
        return Classification.of(table.properties().getOrDefault(CLASSIFICATION, ""));
    }
}

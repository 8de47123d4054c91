package yishu.semantic.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import yishu.content.InputException;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;

/**
 * The second step: the tables of a question at one snapshot each, and the moment that it looks back from.
 *
 * @param tables by the name that the question reads them under; as of a moment, {@code core.x} is pinned as its vintages
 */
record Pins(Map<TableName, Pinned> tables, Optional<Instant> asOf) {

    /** @throws InputException when a table is not in the warehouse, or holds no vintages to look back on */
    static Pins of(
            Collection<TableName> names, Optional<Instant> asOf, Function<TableName, Optional<Pinned>> warehouse) {
        Map<TableName, Pinned> tables = new LinkedHashMap<>();
        for (TableName name : names) {
            TableName stored = asOf.isPresent() && name.namespace().equals("core") ? AsOf.vintages(name) : name;
            tables.put(
                    name,
                    warehouse
                            .apply(stored)
                            .orElseThrow(() -> new InputException(
                                    "Cannot read table '" + stored + "': nothing of that name has been loaded")));
        }
        return new Pins(tables, asOf);
    }

    /** Each pinned table once. */
    List<Pinned> pinned() {
        return tables.values().stream().distinct().toList();
    }
}

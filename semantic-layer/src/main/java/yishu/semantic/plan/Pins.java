package yishu.semantic.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;

/**
 * The second step: the tables of a question at one snapshot each, and the moment that it looks back from.
 *
 * @param tables by the name that the question reads them under; as of a moment, {@code core.x} is pinned as its vintages
 */
record Pins(Map<TableName, Pinned> tables, Optional<Instant> asOf) {

    /** @param warehouse pins all tables at once, so that a table and its vintages come from one release */
    static Pins of(
            Collection<TableName> names, Optional<Instant> asOf, Function<List<TableName>, List<Pinned>> warehouse) {
        List<TableName> stored = names.stream()
                .map(name -> asOf.isPresent() && name.namespace().equals("core") ? AsOf.vintages(name) : name)
                .toList();
        List<Pinned> pinned = warehouse.apply(stored);
        Map<TableName, Pinned> tables = new LinkedHashMap<>();
        int index = 0;
        for (TableName name : names) {
            tables.put(name, pinned.get(index++));
        }
        return new Pins(tables, asOf);
    }

    /** Each pinned table once. */
    List<Pinned> pinned() {
        return tables.values().stream().distinct().toList();
    }
}

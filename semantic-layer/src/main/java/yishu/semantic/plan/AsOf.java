package yishu.semantic.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types;
import yishu.content.InputException;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Sql;

/** What a table of {@code core} held as of a moment: of each key, the newest edition that was published by then. */
public final class AsOf {
    /** Where a row was received: the last resort, so that a tie is broken in the same way as in the table itself. */
    private static final List<String> PLACE = List.of("file_hash", "sheet", "row_number", "column_number");

    private AsOf() {}

    public static TableName vintages(TableName name) {
        return name.name().endsWith("_vintages") ? name : new TableName(name.namespace(), name.name() + "_vintages");
    }

    /** A SELECT over the vintages, whose rows stand in for those of the table. */
    public static String rows(TableName name, Pinned vintages, Instant moment) {
        String known = " FROM " + Sql.quote(vintages.name().toString()) + " WHERE \"published_at\" <= TIMESTAMPTZ '"
                + moment + "'";
        String columns = vintages.schema().columns().stream()
                .map(Types.NestedField::name)
                .map(Sql::quote)
                .collect(Collectors.joining(", "));
        if (name.equals(vintages.name())) {
            return "SELECT " + columns + known;
        }
        return "SELECT " + columns + " FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY " + grain(vintages)
                + " ORDER BY " + String.join(", ", order(vintages)) + ") AS \"rank of edition\"" + known
                + ") AS \"editions\" WHERE \"rank of edition\" = 1";
    }

    private static String grain(Pinned vintages) {
        String grain = vintages.properties().getOrDefault("yishu.grain", "");
        if (grain.isEmpty()) {
            throw new InputException("Cannot read table '" + vintages.name() + "' as of a date: it declares no grain");
        }
        return names(grain).stream().map(Sql::quote).collect(Collectors.joining(", "));
    }

    /** A value before none; then the newest; then the source that has the authority; then one that is always the same. */
    private static List<String> order(Pinned vintages) {
        List<String> order = new ArrayList<>();
        order.add("CASE WHEN \"obs_status\" = 'M' THEN 1 ELSE 0 END");
        order.add("\"published_at\" DESC");
        String authority = vintages.properties().getOrDefault("yishu.authority", "");
        int colon = authority.indexOf(':');
        if (colon > 0) {
            List<String> sources = names(authority.substring(colon + 1));
            StringBuilder rank = new StringBuilder("CASE " + Sql.quote(authority.substring(0, colon)));
            for (int index = 0; index < sources.size(); index++) {
                rank.append(" WHEN '")
                        .append(sources.get(index).replace("'", "''"))
                        .append("' THEN ")
                        .append(index);
            }
            order.add(rank + " ELSE " + sources.size() + " END");
            order.add(Sql.quote(authority.substring(0, colon)));
        }
        order.add("\"edition\" DESC");
        PLACE.stream()
                .filter(column -> vintages.schema().findField(column) != null)
                .map(Sql::quote)
                .forEach(order::add);
        return order;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}

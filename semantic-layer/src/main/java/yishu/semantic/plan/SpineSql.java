package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Sql;

/**
 * Writes the cells that there have to be: each combination of the other keys that has facts, in each period from the first
 * that has any to the last, as long as its members are in use.
 */
final class SpineSql {
    private static final String DAY = Sql.quote("day");

    private final Cells cells;
    private final List<Leg> legs;

    SpineSql(Cells cells) {
        this.cells = cells;
        this.legs = cells.legs().stream()
                .filter(leg -> leg.kind() != Leg.Kind.CELLS)
                .toList();
    }

    String text() {
        List<String> others = cells.context().apartFromTime().keys().keySet().stream()
                .map(Sql::quote)
                .toList();
        if (others.isEmpty()) {
            return times();
        }
        String combinations = legs.stream()
                .map(leg -> "SELECT " + String.join(", ", others) + " FROM " + Sql.quote(leg.name()))
                .collect(Collectors.joining(" UNION "));
        List<Used> used = used();
        String keys = cells.context().keys().keySet().stream().map(Sql::quote).collect(Collectors.joining(", "));
        String inUse = used.stream().map(Used::condition).collect(Collectors.joining(" AND "));
        return "SELECT " + keys + " FROM (" + combinations + ") AS \"combinations\" CROSS JOIN (" + times()
                + ") AS \"times\"" + used.stream().map(Used::join).collect(Collectors.joining())
                + (inUse.isEmpty() ? "" : " WHERE " + inUse);
    }

    private String times() {
        Frequency frequency = legs.get(0).facts().time().frequency();
        String ends = legs.stream()
                .map(leg -> "SELECT " + Sql.quote(LegSql.FROM) + ", " + Sql.quote(LegSql.UNTIL) + " FROM "
                        + Sql.quote(leg.name()))
                .collect(Collectors.joining(" UNION ALL "));
        TimeColumns time = new TimeColumns("\"s\".\"period\"");
        List<String> select = new ArrayList<>(time.keys(cells.context()));
        select.add("MIN(\"s\".\"period\") AS " + DAY);
        return "SELECT " + String.join(", ", select) + " FROM (SELECT MIN(" + Sql.quote(LegSql.FROM)
                + ") AS \"from\", MAX(" + Sql.quote(LegSql.UNTIL) + ") AS \"until\" FROM (" + ends
                + ") AS \"facts\") AS \"ends\" CROSS JOIN "
                + TimeColumns.periods("\"ends\".\"from\"", "\"ends\".\"until\"", frequency)
                + time.where(cells.context()) + time.groupBy(cells.context());
    }

    /** A key that is a member of a hierarchy, and the years in which a code list has it. */
    private record Used(String key, Dimension dimension, String column) {
        private String name() {
            return Sql.quote("use of " + key);
        }

        String join() {
            return " LEFT JOIN (SELECT " + Sql.quote(column) + " AS \"member\", MIN(\"from\") AS \"from\","
                    + " MAX(\"until\") AS \"until\" FROM " + Sql.quote(Members.relation(dimension)) + " GROUP BY "
                    + Sql.quote(column) + ") AS " + name() + " ON " + name() + ".\"member\" = " + Sql.quote(key);
        }

        /** What no list has is not said to be out of use. */
        String condition() {
            String year = "CAST(EXTRACT(YEAR FROM " + DAY + ") AS INTEGER)";
            return "(" + name() + ".\"member\" IS NULL OR " + year + " >= " + name() + ".\"from\" AND " + year + " < "
                    + name() + ".\"until\")";
        }
    }

    private List<Used> used() {
        List<Used> used = new ArrayList<>();
        for (Map.Entry<String, SqlNode> key : cells.context().keys().entrySet()) {
            if (key.getValue() instanceof SqlIdentifier column) {
                legs.get(0).facts().dimensions().values().stream()
                        .filter(Dimension::isHierarchy)
                        .forEach(dimension -> member(dimension, column.getSimple())
                                .ifPresent(it -> used.add(new Used(key.getKey(), dimension, it))));
            }
        }
        return used;
    }

    private Optional<String> member(Dimension dimension, String column) {
        Optional<String> above = cells.context().above(dimension);
        if (column.equals(dimension.name())) {
            return Optional.of(above.orElse("code"));
        }
        return column.equals(dimension.nameColumn())
                ? Optional.of(above.map(level -> level + " name").orElse("name"))
                : Optional.empty();
    }
}

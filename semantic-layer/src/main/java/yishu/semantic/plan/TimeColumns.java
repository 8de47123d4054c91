package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Sql;

/** How the time columns of a subject are told from a day that begins a period. */
record TimeColumns(String period) {

    /** {@code period}, {@code year}, {@code quarter} or {@code month} as SQL. */
    String column(String name) {
        return name.equals("period") ? period : "CAST(EXTRACT(" + name + " FROM " + period + ") AS INTEGER)";
    }

    /** The keys of cells that are about time, each under its name. */
    List<String> keys(Context context) {
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, SqlNode> key : context.time().keys().entrySet()) {
            keys.add(text(key.getValue()) + " AS " + Sql.quote(key.getKey()));
        }
        return keys;
    }

    /** GROUP BY these keys; nothing, if there are none. */
    String groupBy(Context context) {
        Collection<SqlNode> keys = context.time().keys().values();
        return keys.isEmpty() ? "" : keys.stream().map(this::text).collect(Collectors.joining(", ", " GROUP BY ", ""));
    }

    private String text(SqlNode node) {
        return FactColumns.rewritten(node, name -> Sql.expression(column(name)));
    }

    /** WHERE the conditions hold that are about time; nothing, if there are none. */
    String where(Context context) {
        List<String> conditions = context.time().conditions().stream()
                .map(condition -> FactColumns.joinable(condition, text(YearRanges.in(condition))))
                .toList();
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The days that begin a period, from one day to another, as a relation {@code s} with a column {@code period}. */
    static String periods(String from, String until, Frequency frequency) {
        return "UNNEST(" + Functions.PERIODS + "(" + from + ", " + until + ", '" + frequency
                + "')) AS \"s\" (\"period\")";
    }
}

package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;

/**
 * Writes cells as relations: their legs brought together on their keys, beside them the cells of other contexts, then the
 * arithmetic. Legs are stacked and grouped, which joins them fully with NULL as a key like any other, on every engine.
 */
final class CellsSql {
    private static final String STANDS = "stands";
    private static final String SPINE = " spine";

    private final Cells cells;
    private final TermSql terms;

    CellsSql(Subjects subjects, Cells cells) {
        this.cells = cells;
        this.terms = new TermSql(subjects);
    }

    /**
     * By name, in the order in which they build on each other; the last one has the cells.
     *
     * @param shown values as SQL, by the name of the column
     * @param kept columns of the legs that it has as well
     */
    Map<String, String> relations(Map<String, String> shown, List<String> kept) {
        Map<String, String> relations = new LinkedHashMap<>();
        cells.legs().forEach(leg -> relations.put(leg.name(), new LegSql(leg).text()));
        cells.moved().forEach(leg -> relations.putAll(new MovedLegSql(leg).relations()));
        if (cells.isOnSpine()) {
            relations.put(cells.name() + SPINE, new SpineSql(cells).text());
        }
        for (Cells.Beside other : cells.others()) {
            CellsSql beside = new CellsSql(terms.subjects(), other.cells());
            relations.putAll(beside.relations(beside.values(), List.of()));
        }
        relations.put(cells.name(), text(shown, kept));
        return relations;
    }

    /** Its values as SQL. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        cells.terms().forEach((name, term) -> values.put(name, terms.text(term)));
        return values;
    }

    private String text(Map<String, String> shown, List<String> kept) {
        List<String> select = new ArrayList<>();
        keys().forEach(key -> select.add("\"own\"." + key + " AS " + key));
        shown.forEach((name, value) -> select.add(value + " AS " + Sql.quote(name)));
        kept.forEach(column -> select.add(Sql.quote(column)));
        return "SELECT " + (select.isEmpty() ? "1 AS \"one\"" : String.join(", ", select)) + " FROM " + source()
                + " AS \"own\"" + cells.moved().stream().map(this::beyond).collect(Collectors.joining())
                + cells.others().stream().map(this::beside).collect(Collectors.joining());
    }

    private List<String> keys() {
        return cells.context().keys().keySet().stream().map(Sql::quote).toList();
    }

    private record Stacked(String relation, List<String> columns, boolean stands) {}

    private List<Stacked> stacked() {
        List<Stacked> all = new ArrayList<>();
        cells.legs().forEach(leg -> all.add(new Stacked(leg.name(), new LegSql(leg).columns(), true)));
        cells.moved().forEach(leg -> all.add(new Stacked(leg.name(), new MovedLegSql(leg).names(), false)));
        if (cells.isOnSpine()) {
            all.add(new Stacked(cells.name() + SPINE, List.of(), true));
        }
        return all;
    }

    private String source() {
        List<Stacked> all = stacked();
        if (all.size() == 1) {
            return Sql.quote(all.get(0).relation());
        }
        List<String> values = all.stream()
                .flatMap(it -> it.columns().stream())
                .filter(column -> !column.equals(LegSql.FROM) && !column.equals(LegSql.UNTIL))
                .distinct()
                .toList();
        boolean someStand =
                all.stream().anyMatch(Stacked::stands) && !all.stream().allMatch(Stacked::stands);
        String rows = all.stream().map(it -> rows(it, values, someStand)).collect(Collectors.joining(" UNION ALL "));
        List<String> select = new ArrayList<>(keys());
        values.forEach(value -> select.add("MAX(" + Sql.quote(value) + ") AS " + Sql.quote(value)));
        return "(SELECT " + String.join(", ", select) + " FROM (" + rows + ") AS \"stacked\""
                + (keys().isEmpty() ? "" : " GROUP BY " + String.join(", ", keys()))
                + (someStand && !keys().isEmpty() ? " HAVING MAX(" + Sql.quote(STANDS) + ") = 1" : "") + ")";
    }

    private String rows(Stacked stacked, List<String> values, boolean someStand) {
        List<String> select = new ArrayList<>(keys());
        values.forEach(value ->
                select.add(stacked.columns().contains(value) ? Sql.quote(value) : "NULL AS " + Sql.quote(value)));
        if (someStand) {
            select.add((stacked.stands() ? "1" : "0") + " AS " + Sql.quote(STANDS));
        }
        return "SELECT " + String.join(", ", select) + " FROM " + Sql.quote(stacked.relation());
    }

    private String beside(Cells.Beside other) {
        String name = Sql.quote(other.cells().name());
        return beside(other.ranking().map(it -> ranked(other, it)).orElse(name), name, other.on());
    }

    private String beyond(MovedLeg leg) {
        return PointsSql.beyond(leg)
                .map(Sql::quote)
                .map(name -> beside(
                        name, name, List.copyOf(leg.context().time().keys().keySet())))
                .orElse("");
    }

    private static String beside(String relation, String name, List<String> keys) {
        String on = keys.stream()
                .map(Sql::quote)
                .map(key -> "\"own\"." + key + " IS NOT DISTINCT FROM " + name + "." + key)
                .collect(Collectors.joining(" AND "));
        return " LEFT JOIN " + relation + " AS " + name + " ON " + (on.isEmpty() ? "TRUE" : on);
    }

    /** Two that are alike have one rank, and the next is left out; what has no value has no rank. */
    private static String ranked(Cells.Beside other, Cells.Ranking ranking) {
        String value = Sql.quote(CellsExpansion.VALUE);
        String alike = ranking.decimals().isPresent()
                ? "ROUND(" + value + ", " + ranking.decimals().getAsInt() + ")"
                : value;
        String within = ranking.among().stream().map(Sql::quote).collect(Collectors.joining(", "));
        List<String> select =
                new ArrayList<>(other.on().stream().map(Sql::quote).toList());
        select.add("CAST(RANK() OVER (" + (within.isEmpty() ? "" : "PARTITION BY " + within + " ") + "ORDER BY " + alike
                + (ranking.isLargestFirst() ? " DESC" : "") + ") AS BIGINT) AS " + value);
        return "(SELECT " + String.join(", ", select) + " FROM "
                + Sql.quote(other.cells().name()) + " WHERE " + value + " IS NOT NULL)";
    }
}

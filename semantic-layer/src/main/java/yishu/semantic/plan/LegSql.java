package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Measure.Aggregate;
import yishu.semantic.indicator.Sql;

/** Writes a leg as SQL over the table that it is read from, there called {@code f}. */
final class LegSql {
    private final Leg leg;
    private final FactColumns columns;

    LegSql(Leg leg) {
        this.leg = leg;
        this.columns = new FactColumns(leg.facts(), leg.context());
    }

    String text() {
        return switch (leg.kind()) {
            case POOLED -> pooled("");
            case LAST -> pooled(lastPeriods());
            case AVERAGE -> average();
            case CELLS -> cells();
        };
    }

    static String facts(Indicator part) {
        return part.id() + " facts";
    }

    private String pooled(String join) {
        List<String> select = keyColumns();
        for (Indicator part : leg.parts()) {
            select.add(value(part) + " AS " + Sql.quote(part.id().toString()));
            if (leg.counted().contains(part)) {
                select.add(count(part) + " AS " + Sql.quote(facts(part)));
            }
        }
        leg.noted().forEach(noted -> select.add(noted(noted) + " AS " + Sql.quote(noted.column())));
        return "SELECT " + String.join(", ", select) + from() + join + where(leg.parts()) + groupBy();
    }

    /** Joins the last period in which the figure has any value at all, for each time that is asked for. */
    private String lastPeriods() {
        Context time = leg.context().time();
        List<String> select = new ArrayList<>();
        List<String> on = new ArrayList<>(List.of(columns.period() + " = \"last\".\"period\""));
        time.keys().forEach((name, key) -> {
            select.add(columns.text(key) + " AS " + Sql.quote(name));
            on.add(columns.text(key) + " IS NOT DISTINCT FROM \"last\"." + Sql.quote(name));
        });
        String groups = time.keys().values().stream().map(columns::text).collect(Collectors.joining(", "));
        List<String> conditions = new ArrayList<>(filters(leg.parts()));
        conditions.addAll(periods());
        Expand.aggregate(leg.parts().get(0))
                .column()
                .ifPresent(it -> conditions.add(FactColumns.own(it) + " IS NOT NULL"));
        time.conditions().forEach(condition -> conditions.add(columns.condition(condition)));
        select.add("MAX(" + columns.period() + ") AS \"period\"");
        return " JOIN (SELECT " + String.join(", ", select) + " FROM " + table()
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + (groups.isEmpty() ? "" : " GROUP BY " + groups)
                + ") AS \"last\" ON " + String.join(" AND ", on);
    }

    private String average() {
        List<String> inner = keyColumns();
        List<String> outer = new ArrayList<>();
        List<String> names =
                leg.context().keys().keySet().stream().map(Sql::quote).toList();
        outer.addAll(names);
        inner.add(columns.period() + " AS \"period of mean\"");
        for (Indicator part : leg.parts()) {
            String name = Sql.quote(part.id().toString());
            String facts = Sql.quote(facts(part));
            inner.add(value(part) + " AS " + name);
            outer.add("AVG(CAST(" + name + " AS DOUBLE)) AS " + name);
            if (leg.counted().contains(part)) {
                inner.add(count(part) + " AS " + facts);
                outer.add("SUM(" + facts + ") AS " + facts);
            }
        }
        for (Noted noted : leg.noted()) {
            String name = Sql.quote(noted.column());
            inner.add(noted(noted) + " AS " + name);
            boolean most = noted.what() == Noted.What.LAST || noted.what() == Noted.What.DOUBT;
            outer.add((most ? "MAX(" : "MIN(") + name + ") AS " + name);
        }
        List<String> groups = new ArrayList<>(keyTexts());
        groups.add(columns.period());
        String perPeriod = "SELECT " + String.join(", ", inner) + from() + where(leg.parts()) + " GROUP BY "
                + String.join(", ", groups);
        return "SELECT " + String.join(", ", outer) + " FROM (" + perPeriod + ") AS \"periods\""
                + (names.isEmpty() ? "" : " GROUP BY " + String.join(", ", names));
    }

    /** Aggregates over the finest cells; a cell is where any part has a fact, in whichever table. */
    private String cells() {
        Set<String> used = new LinkedHashSet<>(leg.facts().dimensions().keySet());
        used.add("period");
        leg.context().keys().values().forEach(key -> used.addAll(Sql.columns(key)));
        leg.counts().values().forEach(count -> used.addAll(Sql.columns(count)));
        Map<Measure.Facts, List<Indicator>> byTable = leg.parts().stream()
                .collect(Collectors.groupingBy(
                        part -> withoutFilter(Expand.aggregate(part).facts()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        String finest = byTable.entrySet().stream()
                .map(entry -> finest(used, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" UNION "));
        List<String> select = new ArrayList<>();
        leg.context().keys().forEach((name, key) -> select.add(Sql.text(key) + " AS " + Sql.quote(name)));
        leg.counts().forEach((name, count) -> select.add(Sql.text(count) + " AS " + Sql.quote(name)));
        String groups = leg.context().keys().values().stream().map(Sql::text).collect(Collectors.joining(", "));
        return "SELECT " + (select.isEmpty() ? "1 AS \"one\"" : String.join(", ", select)) + " FROM (" + finest
                + ") AS \"finest\"" + (groups.isEmpty() ? "" : " GROUP BY " + groups);
    }

    private String finest(Set<String> used, Measure.Facts facts, List<Indicator> parts) {
        LegSql table = new LegSql(
                new Leg(leg.name(), facts, leg.kind(), leg.context(), parts, leg.counts(), Set.of(), List.of()));
        String select = used.stream()
                .map(column -> table.columns.column(column) + " AS " + Sql.quote(column))
                .collect(Collectors.joining(", "));
        String where = table.where(parts);
        return "SELECT DISTINCT " + select + table.from() + where;
    }

    private static Measure.Facts withoutFilter(Measure.Facts facts) {
        return new Measure.Facts(facts.table(), facts.time(), facts.dimensions(), Optional.empty(), facts.periods());
    }

    private List<String> keyColumns() {
        List<String> select = new ArrayList<>();
        leg.context().keys().forEach((name, key) -> select.add(columns.text(key) + " AS " + Sql.quote(name)));
        return select;
    }

    private List<String> keyTexts() {
        return leg.context().keys().values().stream().map(columns::text).toList();
    }

    private String groupBy() {
        List<String> keys = keyTexts();
        return keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
    }

    private String table() {
        return Sql.quote(Route.place(leg).toString()) + " AS f";
    }

    private String from() {
        leg.context().conditions().forEach(columns::text);
        return " FROM " + table() + columns.joins();
    }

    private String where(List<Indicator> parts) {
        List<String> conditions = new ArrayList<>();
        List<String> filters = filters(parts);
        if (!filters.isEmpty() && filters.size() == parts.stream().distinct().count()) {
            conditions.add("(" + filters.stream().distinct().collect(Collectors.joining(" OR ")) + ")");
        }
        conditions.addAll(periods());
        for (SqlNode condition : leg.context().conditions()) {
            conditions.add(columns.condition(condition));
        }
        leg.facts().dimensions().values().forEach(it -> columns.levelCondition(it)
                .ifPresent(conditions::add));
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private List<String> periods() {
        return leg.facts().periods().stream().map(FactColumns::ownCondition).toList();
    }

    private static List<String> filters(List<Indicator> parts) {
        return parts.stream()
                .flatMap(part -> Expand.aggregate(part).facts().filter().stream())
                .map(FactColumns::ownCondition)
                .toList();
    }

    private static String filter(Indicator part, String more) {
        List<String> all = new ArrayList<>(filters(List.of(part)));
        if (!more.isEmpty()) {
            all.add(more);
        }
        return all.isEmpty() ? "" : " FILTER (WHERE " + String.join(" AND ", all) + ")";
    }

    private static String value(Indicator part) {
        Aggregate measure = Expand.aggregate(part);
        String column = measure.column().map(FactColumns::own).orElse("*");
        return switch (measure.function()) {
            case COUNT -> "NULLIF(COUNT(" + column + ")" + filter(part, "") + ", 0)";
            case COUNT_DISTINCT -> "NULLIF(COUNT(DISTINCT " + column + ")" + filter(part, "") + ", 0)";
            case AVG -> "AVG(CAST(" + column + " AS DOUBLE))" + filter(part, "");
            case SUM, MIN, MAX -> measure.function() + "(" + column + ")" + filter(part, "");
        };
    }

    private static String count(Indicator part) {
        String column = Expand.aggregate(part).column().map(FactColumns::own).orElse("*");
        return "COUNT(" + column + ")" + filter(part, "");
    }

    private String noted(Noted noted) {
        String known = Expand.aggregate(noted.part())
                .column()
                .map(column -> FactColumns.own(column) + " IS NOT NULL")
                .orElse("");
        String of =
                switch (noted.what()) {
                    case MEMBERS -> "COUNT(DISTINCT " + memberColumn(noted.dimension()) + ")";
                    case FIRST -> "MIN(" + columns.period() + ")";
                    case LAST -> "MAX(" + columns.period() + ")";
                    case DOUBT -> "MAX(CASE WHEN " + noted.condition() + " THEN 1 ELSE 0 END)";
                };
        return of + filter(noted.part(), known);
    }

    private String memberColumn(String name) {
        return leg.facts().dimensions().values().stream()
                .filter(dimension -> dimension.name().equals(name))
                .map(dimension -> FactColumns.own(dimension.column()))
                .findFirst()
                .orElseThrow();
    }
}

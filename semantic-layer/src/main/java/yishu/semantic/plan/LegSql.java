package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Sql;

/** Writes a leg as SQL over the table that it is read from, there called {@code f}. */
final class LegSql {
    /** Columns with the first and the last period of the facts of a cell. */
    static final String FROM = "facts from";

    static final String UNTIL = "facts until";

    private final Leg leg;
    private final FactColumns columns;
    private final PartSql aggregates;

    LegSql(Leg leg) {
        this.leg = leg;
        this.columns = new FactColumns(leg.facts(), leg.context());
        this.aggregates = new PartSql(leg, columns);
    }

    String text() {
        return switch (leg.kind()) {
            case POOLED -> pooled("");
            case LAST -> pooled(lastPeriods());
            case AVERAGE -> average();
            case CELLS -> new CountingSql(leg).text();
        };
    }

    static String facts(Indicator part) {
        return part.id() + " facts";
    }

    /** The facts of a moved leg, of all time and of the members that a context asks for. */
    static LegSql ofAllTime(MovedLeg leg, Context context) {
        return new LegSql(new Leg(
                leg.name(),
                leg.facts(),
                Leg.Kind.POOLED,
                context,
                leg.parts(),
                Map.of(),
                leg.counted(),
                Set.of(),
                List.of()));
    }

    /**
     * The facts with the period of each.
     *
     * @param aggregated whether those of a period are brought together
     * @param bounds conditions on their periods
     */
    String byPeriod(boolean aggregated, List<String> bounds) {
        List<String> select = keyColumns();
        select.add(columns.period() + " AS \"period\"");
        List<String> groups = new ArrayList<>(keyTexts());
        groups.add(columns.period());
        return valuesOf(aggregated, bounds, select, groups);
    }

    private String valuesOf(boolean aggregated, List<String> bounds, List<String> select, List<String> groups) {
        for (Indicator part : leg.parts()) {
            String own = Expand.aggregate(part).column().map(FactColumns::own).orElse("1");
            select.add((aggregated ? aggregates.value(part) : own) + " AS "
                    + Sql.quote(part.id().toString()));
            if (aggregated && leg.counted().contains(part)) {
                select.add(aggregates.count(part) + " AS " + Sql.quote(facts(part)));
            }
        }
        return "SELECT " + String.join(", ", select) + from() + where(leg.parts(), bounds)
                + (aggregated ? " GROUP BY " + String.join(", ", groups) : "");
    }

    /**
     * The same with the members as the table has them, whom it is for later to tell apart: some of them are others in the
     * period that they are compared with.
     */
    String byMember(boolean aggregated, List<String> bounds, List<Dimension> dimensions) {
        List<String> names = new ArrayList<>(dimensions.stream()
                .map(dimension -> dimension.column())
                .distinct()
                .toList());
        names.add(leg.facts().time().column());
        List<String> own = names.stream().map(FactColumns::own).toList();
        List<String> select = new ArrayList<>();
        names.forEach(name -> select.add(FactColumns.own(name) + " AS " + Sql.quote(name)));
        return valuesOf(aggregated, bounds, select, own);
    }

    /** The periods in which the one part has any value at all. */
    String knownPeriods() {
        return "SELECT DISTINCT " + columns.period() + " AS \"period\" FROM " + table() + known(List.of());
    }

    /** The first and the last period of the table. */
    String ends() {
        return ends(periods());
    }

    /** The first and the last period of the facts of a part. */
    String ends(Indicator part) {
        List<String> conditions = new ArrayList<>(PartSql.filters(List.of(part)));
        conditions.addAll(periods());
        return ends(conditions);
    }

    private String ends(List<String> conditions) {
        return "SELECT MIN(" + columns.period() + ") AS \"from\", MAX(" + columns.period() + ") AS \"until\" FROM "
                + table() + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private String known(List<String> more) {
        List<String> conditions = new ArrayList<>(PartSql.filters(leg.parts()));
        conditions.addAll(periods());
        Expand.aggregate(leg.parts().get(0))
                .column()
                .ifPresent(it -> conditions.add(FactColumns.own(it) + " IS NOT NULL"));
        conditions.addAll(more);
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private String pooled(String join) {
        List<String> select = keyColumns();
        for (Indicator part : leg.parts()) {
            select.add(aggregates.value(part) + " AS " + Sql.quote(part.id().toString()));
            if (leg.counted().contains(part)) {
                select.add(aggregates.count(part) + " AS " + Sql.quote(facts(part)));
            }
        }
        dates(columns.period()).forEach((name, date) -> select.add(date + " AS " + Sql.quote(name)));
        leg.noted().forEach(noted -> select.add(aggregates.noted(noted) + " AS " + Sql.quote(noted.column())));
        return "SELECT " + String.join(", ", select) + from() + join + where(leg.parts()) + groupBy();
    }

    /** Joins the last period in which the figure has any value at all, for each time that is asked for: {@link PartSql#LAST}. */
    private String lastPeriods() {
        Context time = leg.context().time();
        List<String> select = new ArrayList<>();
        List<String> on = new ArrayList<>();
        time.keys().forEach((name, key) -> {
            select.add(columns.text(key) + " AS " + Sql.quote(name));
            on.add(columns.text(key) + " IS NOT DISTINCT FROM \"last\"." + Sql.quote(name));
        });
        String groups = time.keys().values().stream().map(columns::text).collect(Collectors.joining(", "));
        select.add("MAX(" + columns.period() + ") AS \"period\"");
        return " LEFT JOIN (SELECT " + String.join(", ", select) + " FROM " + table()
                + known(time.conditions().stream().map(columns::condition).toList())
                + (groups.isEmpty() ? "" : " GROUP BY " + groups)
                + ") AS \"last\" ON " + (on.isEmpty() ? "TRUE" : String.join(" AND ", on));
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
            inner.add(aggregates.value(part) + " AS " + name);
            outer.add("AVG(CAST(" + name + " AS DOUBLE)) AS " + name);
            if (leg.counted().contains(part)) {
                inner.add(aggregates.count(part) + " AS " + facts);
                outer.add("SUM(" + facts + ") AS " + facts);
            }
        }
        dates("\"period of mean\"").forEach((name, date) -> outer.add(date + " AS " + Sql.quote(name)));
        for (Noted noted : leg.noted()) {
            String name = Sql.quote(noted.column());
            inner.add(aggregates.noted(noted) + " AS " + name);
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

    /** The periods of what a cell is made of, where they must be known: of all its facts, and of each part. */
    private Map<String, String> dates(String period) {
        Map<String, String> dates = new LinkedHashMap<>();
        if (!leg.context().time().keys().isEmpty()) {
            dates.put(FROM, "MIN(" + period + ")");
            dates.put(UNTIL, "MAX(" + period + ")");
        }
        for (Indicator part : leg.parts()) {
            if (leg.dated().contains(part)) {
                Reading own = new Reading(part, Span.OWN);
                String known = leg.kind() == Leg.Kind.AVERAGE
                        ? " FILTER (WHERE " + Sql.quote(own.column()) + " IS NOT NULL)"
                        : aggregates.known(part);
                dates.put(own.periods(), "COUNT(DISTINCT " + period + ")" + known);
                dates.put(own.first(), "MIN(" + period + ")" + known);
                dates.put(own.last(), "MAX(" + period + ")" + known);
            }
        }
        return dates;
    }

    /** Every column that it gives beside the keys. */
    List<String> columns() {
        List<String> names = new ArrayList<>(leg.counts().keySet());
        if (leg.kind() != Leg.Kind.CELLS) {
            leg.parts().forEach(part -> {
                names.add(part.id().toString());
                if (leg.counted().contains(part)) {
                    names.add(facts(part));
                }
            });
            names.addAll(dates("").keySet());
        }
        leg.noted().forEach(noted -> names.add(noted.column()));
        return names;
    }

    /** A column of the subject. */
    String column(String name) {
        return columns.column(name);
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
        return Sql.quote(Route.place(leg.facts()).toString()) + " AS f";
    }

    String from() {
        leg.context().conditions().forEach(columns::text);
        return " FROM " + table() + columns.joins();
    }

    String where(List<Indicator> parts) {
        return where(parts, List.of());
    }

    private String where(List<Indicator> parts, List<String> bounds) {
        List<String> conditions = new ArrayList<>(bounds);
        List<String> filters = PartSql.filters(parts);
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
}

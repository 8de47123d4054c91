package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Function;
import yishu.semantic.indicator.Sql;

/**
 * Writes a leg that reads other periods than the cells' own, as relations that build on each other: the facts by period;
 * the {@link PointsSql points} at which the cells read them; and the two brought together.
 */
final class MovedLegSql {
    private final MovedLeg leg;
    private final PointsSql points;
    private final LegSql facts;
    private final boolean byPeriod;

    /** Whether members of then have to be found among those of now. */
    private final boolean isCarried;

    /** Whether what these members had in a period has to be brought together before a mean of periods can be made. */
    private final boolean isStaged;

    MovedLegSql(MovedLeg leg) {
        this.leg = leg;
        this.points = new PointsSql(leg);
        this.isCarried = leg.facts().dimensions().values().stream()
                .anyMatch(dimension ->
                        FactColumns.isCarried(dimension) && leg.context().isAbout(dimension));
        this.facts = LegSql.ofAllTime(
                leg, isCarried ? Context.ofAll() : leg.context().apartFromTime());
        this.isStaged = isCarried && leg.kind() == Leg.Kind.AVERAGE;
        this.byPeriod = (leg.kind() == Leg.Kind.AVERAGE && !isCarried)
                || leg.parts().stream().allMatch(MovedLeg::isAdditive);
    }

    /** By name, in the order in which they build on each other; the last one is the leg. */
    Map<String, String> relations() {
        Map<String, String> relations = new LinkedHashMap<>();
        relations.put(points.named("facts"), facts());
        relations.putAll(points.relations(facts, period()));
        if (isStaged) {
            relations.put(points.named("members"), members());
        }
        relations.put(leg.name(), cells());
        return relations;
    }

    private String cells() {
        List<String> select = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        if (isStaged) {
            leg.context().keys().keySet().forEach(key -> groups.add("f." + Sql.quote(key)));
            select.addAll(groups);
        } else {
            addKeys(select, groups);
        }
        leg.readings().forEach(reading -> columns(reading)
                .forEach((name, value) -> select.add(value + " AS " + Sql.quote(name))));
        String from = isStaged ? points.relation("members") + " AS f" : joined();
        return "SELECT " + String.join(", ", select) + " FROM " + from
                + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups));
    }

    /** What each cell's members had in each of its periods. */
    private String members() {
        List<String> select = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        addKeys(select, groups);
        for (String column : List.of(PointsSql.SPAN, PointsSql.AT, PointsSql.OWN, PointsSql.OF_ALL)) {
            select.add("p." + column);
            groups.add("p." + column);
        }
        for (Indicator part : leg.parts()) {
            String value = "f." + Sql.quote(part.id().toString());
            select.add(pooled(part, value, "") + " AS " + Sql.quote(part.id().toString()));
            if (leg.counted().contains(part)) {
                select.add(counted(part, value, byPeriod) + " AS " + Sql.quote(LegSql.facts(part)));
            }
        }
        return "SELECT " + String.join(", ", select) + " FROM " + joined() + " GROUP BY " + String.join(", ", groups);
    }

    private void addKeys(List<String> select, List<String> groups) {
        FactColumns columns = columns();
        leg.context().apartFromTime().keys().forEach((name, key) -> {
            groups.add(isCarried ? columns.text(key) : "f." + Sql.quote(name));
            select.add(groups.get(groups.size() - 1) + " AS " + Sql.quote(name));
        });
        points.times().forEach(key -> {
            groups.add("p." + key);
            select.add("p." + key);
        });
    }

    private FactColumns columns() {
        return new FactColumns(leg.facts(), leg.context(), Optional.of("p." + PointsSql.OWN));
    }

    /** The facts at the points where cells read them. */
    private String joined() {
        FactColumns columns = columns();
        Context members = leg.context().apartFromTime();
        members.keys().values().forEach(columns::text);
        List<String> conditions = isCarried ? conditions(columns, members) : List.of();
        return points.relation("facts") + " AS f JOIN " + points.relation() + " AS p ON " + period() + " = p."
                + PointsSql.AT + (isCarried ? columns.joins() : "")
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    /** The period of a fact. */
    private String period() {
        return "f." + (isCarried ? Sql.quote(leg.facts().time().column()) : "\"period\"");
    }

    private String facts() {
        List<Span> spans = leg.readings().stream().map(Reading::span).toList();
        List<String> bounds = TimeBounds.of(leg.context())
                .around(spans)
                .conditions(FactColumns.own(leg.facts().time().column()));
        return isCarried ? facts.byMember(byPeriod, bounds, dimensions()) : facts.byPeriod(byPeriod, bounds);
    }

    private List<String> conditions(FactColumns columns, Context members) {
        List<String> conditions = new ArrayList<>();
        members.conditions().forEach(condition -> conditions.add(columns.condition(condition)));
        leg.facts().dimensions().values().forEach(dimension -> columns.levelCondition(dimension)
                .ifPresent(conditions::add));
        return conditions;
    }

    /** The dimensions that cells are told by. */
    private List<Dimension> dimensions() {
        return leg.facts().dimensions().values().stream()
                .filter(leg.context()::isAbout)
                .toList();
    }

    /** The columns of a reading, by name. */
    private Map<String, String> columns(Reading reading) {
        String point = isStaged ? "f." : "p.";
        Map<String, String> columns = new LinkedHashMap<>();
        String of = point + PointsSql.SPAN + " = " + points.place(reading);
        String value = "f." + Sql.quote(reading.part().id().toString());
        String known = of + " AND " + value + " IS NOT NULL";
        String at = point + PointsSql.AT;
        columns.put(reading.column(), value(reading.part(), value, filter(of)));
        if (leg.counted().contains(reading.part())) {
            columns.put(reading.facts(), counted(reading.part(), value, byPeriod || isStaged) + filter(of));
        }
        if (leg.dated().contains(reading)) {
            columns.put(reading.periods(), "COUNT(DISTINCT " + at + ")" + filter(known));
            columns.put(reading.ofAll(), "MAX(" + point + PointsSql.OF_ALL + ")" + filter(of));
            columns.put(reading.first(), "MIN(" + at + ")" + filter(known));
            columns.put(reading.last(), "MAX(" + at + ")" + filter(known));
            columns.put(reading.firstOwn(), "MIN(" + point + PointsSql.OWN + ")" + filter(known));
            columns.put(reading.lastOwn(), "MAX(" + point + PointsSql.OWN + ")" + filter(known));
        }
        return columns;
    }

    private static String counted(Indicator part, String value, boolean isCounted) {
        return isCounted ? "SUM(f." + Sql.quote(LegSql.facts(part)) + ")" : "COUNT(" + value + ")";
    }

    private static String filter(String condition) {
        return " FILTER (WHERE " + condition + ")";
    }

    /** Of the values of periods, or of the facts themselves; of a stock all facts are of one period. */
    private String value(Indicator part, String value, String filter) {
        return leg.kind() == Leg.Kind.AVERAGE
                ? "AVG(CAST(" + value + " AS DOUBLE))" + filter
                : pooled(part, value, filter);
    }

    /** Counts of some facts add up to that of all. */
    private static String pooled(Indicator part, String value, String filter) {
        Function function = Expand.aggregate(part).function();
        return PartSql.aggregate(function == Function.COUNT ? Function.SUM : function, value, filter);
    }

    /** Every column that it gives beside the keys. */
    List<String> names() {
        return leg.readings().stream()
                .flatMap(reading -> columns(reading).keySet().stream())
                .toList();
    }
}

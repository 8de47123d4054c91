package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
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

    MovedLegSql(MovedLeg leg) {
        this.leg = leg;
        this.points = new PointsSql(leg);
        this.isCarried = leg.facts().dimensions().values().stream()
                .anyMatch(dimension ->
                        FactColumns.isCarried(dimension) && leg.context().isAbout(dimension));
        this.facts = LegSql.ofAllTime(
                leg, isCarried ? Context.ofAll() : leg.context().apartFromTime());
        this.byPeriod = leg.parts().stream().allMatch(part -> MovedLeg.isMadeOfPeriods(part, leg.kind()));
    }

    /** By name, in the order in which they build on each other; the last one is the leg. */
    Map<String, String> relations() {
        Map<String, String> relations = new LinkedHashMap<>();
        relations.put(points.named("facts"), facts());
        relations.putAll(points.relations(facts, period()));
        relations.put(leg.name(), cells());
        return relations;
    }

    private String cells() {
        FactColumns columns = new FactColumns(leg.facts(), leg.context(), Optional.of("p." + PointsSql.OWN));
        Context members = leg.context().apartFromTime();
        List<String> groups = new ArrayList<>();
        List<String> select = new ArrayList<>();
        members.keys().forEach((name, key) -> {
            groups.add(isCarried ? columns.text(key) : "f." + Sql.quote(name));
            select.add(groups.get(groups.size() - 1) + " AS " + Sql.quote(name));
        });
        points.times().forEach(key -> {
            groups.add("p." + key);
            select.add("p." + key);
        });
        leg.readings().forEach(reading -> columns(reading)
                .forEach((name, value) -> select.add(value + " AS " + Sql.quote(name))));
        List<String> conditions = isCarried ? conditions(columns, members) : List.of();
        return "SELECT " + String.join(", ", select) + " FROM " + points.relation("facts") + " AS f JOIN "
                + points.relation()
                + " AS p ON "
                + period() + " = p." + PointsSql.AT + (isCarried ? columns.joins() : "")
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups));
    }

    private String facts() {
        List<Span> spans = leg.readings().stream().map(Reading::span).toList();
        List<String> bounds = TimeBounds.of(leg.context())
                .around(spans)
                .conditions(FactColumns.own(leg.facts().time().column()));
        return isCarried ? facts.byMember(byPeriod, bounds, members()) : facts.byPeriod(byPeriod, bounds);
    }

    private List<String> conditions(FactColumns columns, Context members) {
        List<String> conditions = new ArrayList<>();
        members.conditions().forEach(condition -> conditions.add(columns.condition(condition)));
        leg.facts().dimensions().values().forEach(dimension -> columns.levelCondition(dimension)
                .ifPresent(conditions::add));
        return conditions;
    }

    /** The dimensions that cells are told by. */
    private List<Dimension> members() {
        return leg.facts().dimensions().values().stream()
                .filter(leg.context()::isAbout)
                .toList();
    }

    /** The period of a fact. */
    private String period() {
        return "f." + (isCarried ? Sql.quote(leg.facts().time().column()) : "\"period\"");
    }

    /** The columns of a reading, by name. */
    private Map<String, String> columns(Reading reading) {
        Map<String, String> columns = new LinkedHashMap<>();
        String of = "p." + PointsSql.SPAN + " = " + points.place(reading);
        String value = "f." + Sql.quote(reading.part().id().toString());
        String known = of + " AND " + value + " IS NOT NULL";
        columns.put(reading.column(), value(reading.part(), value, filter(of)));
        if (leg.counted().contains(reading.part())) {
            String facts = byPeriod ? "SUM(f." + Sql.quote(LegSql.facts(reading.part())) + ")" : "COUNT(" + value + ")";
            columns.put(reading.facts(), facts + filter(of));
        }
        if (leg.dated().contains(reading)) {
            columns.put(reading.periods(), "COUNT(DISTINCT " + period() + ")" + filter(known));
            columns.put(reading.ofAll(), "MAX(p." + PointsSql.OF_ALL + ")" + filter(of));
            columns.put(reading.first(), "MIN(" + period() + ")" + filter(known));
            columns.put(reading.last(), "MAX(" + period() + ")" + filter(known));
            columns.put(reading.firstOwn(), "MIN(p." + PointsSql.OWN + ")" + filter(known));
            columns.put(reading.lastOwn(), "MAX(p." + PointsSql.OWN + ")" + filter(known));
        }
        return columns;
    }

    private static String filter(String condition) {
        return " FILTER (WHERE " + condition + ")";
    }

    /** Of the values of periods, or of the facts themselves. */
    private String value(Indicator part, String value, String filter) {
        if (leg.kind() == Leg.Kind.AVERAGE) {
            return "AVG(CAST(" + value + " AS DOUBLE))" + filter;
        }
        if (leg.kind() == Leg.Kind.LAST) {
            return "MAX(" + value + ")" + filter;
        }
        Measure.Function function = Expand.aggregate(part).function();
        return switch (function) {
            case SUM, COUNT -> "SUM(" + value + ")" + filter;
            case MIN, MAX -> function + "(" + value + ")" + filter;
            case COUNT_DISTINCT -> "NULLIF(COUNT(DISTINCT " + value + ")" + filter + ", 0)";
            case AVG -> "AVG(CAST(" + value + " AS DOUBLE))" + filter;
        };
    }

    /** Every column that it gives beside the keys. */
    List<String> columns() {
        return leg.readings().stream()
                .flatMap(reading -> columns(reading).keySet().stream())
                .toList();
    }
}

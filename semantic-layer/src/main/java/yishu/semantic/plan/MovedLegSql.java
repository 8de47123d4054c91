package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Sql;

/**
 * Writes a leg that reads other periods than the cells' own, as relations that build on each other: the facts by period;
 * the periods there are; for each cell's time and each span the periods that it leads to; and the two brought together.
 */
final class MovedLegSql {
    private static final String AT = Sql.quote("at");
    private static final String OWN = Sql.quote("own");
    private static final String SPAN = Sql.quote("span");
    private static final String OF_ALL = Sql.quote("of all");

    private final MovedLeg leg;
    private final Frequency frequency;
    private final LegSql facts;
    private final List<Span> spans;
    private final boolean byPeriod;

    /** Whether members of then have to be found among those of now. */
    private final boolean isCarried;

    MovedLegSql(MovedLeg leg) {
        this.leg = leg;
        this.frequency = leg.facts().time().frequency();
        this.isCarried = leg.facts().dimensions().values().stream()
                .anyMatch(dimension ->
                        FactColumns.isCarried(dimension) && leg.context().isAbout(dimension));
        this.facts = LegSql.ofAllTime(
                leg, isCarried ? Context.ofAll() : leg.context().apartFromTime());
        this.spans = leg.readings().stream().map(Reading::span).distinct().toList();
        this.byPeriod = leg.parts().stream().allMatch(part -> MovedLeg.isMadeOfPeriods(part, leg.kind()));
    }

    /** By name, in the order in which they build on each other; the last one is the leg. */
    Map<String, String> relations() {
        Map<String, String> relations = new LinkedHashMap<>();
        relations.put(named("facts"), isCarried ? facts.byMember(byPeriod, members()) : facts.byPeriod(byPeriod));
        relations.put(named("calendar"), calendar());
        relations.put(named("points"), points());
        if (leg.kind() == Leg.Kind.LAST) {
            relations.put(named("last points"), lastPoints());
        }
        if (!counted().isEmpty()) {
            relations.put(named("beyond"), beyond());
        }
        relations.put(leg.name(), cells());
        return relations;
    }

    /** Readings of events, of which there are none in a period without facts; but only while they are counted. */
    private List<Reading> counted() {
        return countedOf(leg);
    }

    private static List<Reading> countedOf(MovedLeg leg) {
        return leg.readings().stream()
                .filter(reading ->
                        leg.dated().contains(reading) && reading.part().zeroWhenEmpty())
                .toList();
    }

    /** The relation that tells of the time of cells whether a reading goes beyond what is known, if one is needed. */
    static Optional<String> beyond(MovedLeg leg) {
        return countedOf(leg).isEmpty() ? Optional.empty() : Optional.of(leg.name() + " beyond");
    }

    private String beyond() {
        List<String> select = new ArrayList<>(times());
        for (Reading reading : counted()) {
            String known = Sql.quote(reading.part().id() + " known");
            select.add("MAX(CASE WHEN " + SPAN + " = " + spans.indexOf(reading.span()) + " AND (" + AT + " < " + known
                    + ".\"from\" OR " + AT + " > " + known + ".\"until\") THEN 1 ELSE 0 END) AS "
                    + Sql.quote(reading.beyond()));
        }
        String ends = counted().stream()
                .map(Reading::part)
                .distinct()
                .map(part -> " CROSS JOIN (" + facts.ends(part) + ") AS " + Sql.quote(part.id() + " known"))
                .collect(Collectors.joining());
        return "SELECT " + String.join(", ", select) + " FROM " + relation("points") + " AS p" + ends
                + (times().isEmpty() ? "" : " GROUP BY " + String.join(", ", times()));
    }

    private String named(String what) {
        return leg.name() + " " + what;
    }

    private String relation(String what) {
        return Sql.quote(named(what));
    }

    /**
     * The periods in which cells may lie. Where each is about a period of its own, these are whole years, so that a cell
     * whose facts are not all there yet has all its periods; a block of periods ends where the table does.
     */
    private String calendar() {
        boolean isBlock = times().isEmpty();
        String ends = isBlock
                ? facts.ends()
                : "SELECT MIN(" + period() + ") AS \"from\", MAX(" + period() + ") AS \"until\" FROM "
                        + relation("facts") + " AS f";
        String from = isBlock ? "\"ends\".\"from\"" : "DATE_TRUNC('year', \"ends\".\"from\")";
        String until = isBlock
                ? "\"ends\".\"until\""
                : "DATE_TRUNC('year', \"ends\".\"until\") + INTERVAL '1' YEAR - INTERVAL '1' DAY";
        return "SELECT \"s\".\"period\" FROM (" + ends + ") AS \"ends\" CROSS JOIN "
                + TimeColumns.periods(from, until, frequency);
    }

    private String points() {
        List<String> each = new ArrayList<>();
        for (int span = 0; span < spans.size(); span++) {
            each.add(spans.get(span).isShift() ? shifted(span) : widened(span));
        }
        String columns =
                Stream.concat(times().stream(), Stream.of(SPAN, AT, OWN)).collect(Collectors.joining(", "));
        String cell = Stream.concat(times().stream(), Stream.of(SPAN)).collect(Collectors.joining(", "));
        return "SELECT " + columns + ", COUNT(*) OVER (PARTITION BY " + cell + ") AS " + OF_ALL + " FROM ("
                + String.join(" UNION ALL ", each) + ") AS \"points\"";
    }

    private List<String> times() {
        return leg.context().time().keys().keySet().stream().map(Sql::quote).toList();
    }

    private String shifted(int span) {
        TimeColumns time = new TimeColumns("\"c\".\"period\"");
        List<String> select = new ArrayList<>(time.keys(leg.context()));
        select.add(span + " AS " + SPAN);
        select.add(moved("\"c\".\"period\"", spans.get(span).shift()) + " AS " + AT);
        select.add("\"c\".\"period\" AS " + OWN);
        return "SELECT " + String.join(", ", select) + " FROM " + relation("calendar") + " AS \"c\""
                + time.where(leg.context());
    }

    private String widened(int span) {
        TimeColumns time = new TimeColumns("\"c\".\"period\"");
        List<String> inner = new ArrayList<>(time.keys(leg.context()));
        inner.add("MIN(\"c\".\"period\") AS \"from\"");
        inner.add("MAX(\"c\".\"period\") AS \"until\"");
        String cells = "SELECT " + String.join(", ", inner) + " FROM " + relation("calendar") + " AS \"c\""
                + time.where(leg.context()) + groupBy(time.keys(leg.context()));
        List<String> select = new ArrayList<>();
        times().forEach(key -> select.add("\"t\"." + key));
        select.add(span + " AS " + SPAN);
        select.add("\"s\".\"period\" AS " + AT);
        // What is looked for at a certain time is compared with the cell, so it is told by the cell's own members.
        boolean isCertain = spans.get(span).steps().stream().anyMatch(Span.Step.At.class::isInstance);
        Span.Step.Shift all = spans.get(span).shift();
        select.add(
                isCertain
                        ? "\"t\".\"until\" AS " + OWN
                        : moved("\"s\".\"period\"", new Span.Step.Shift(-all.months(), -all.days())) + " AS " + OWN);
        String from = "\"t\".\"from\"";
        String until = "\"t\".\"until\"";
        for (Span.Step step : spans.get(span).steps()) {
            if (step instanceof Span.Step.Shift shift) {
                from = moved(from, shift);
                until = moved(until, shift);
            } else if (step instanceof Span.Step.YearToDate) {
                from = "DATE_TRUNC('year', " + until + ")";
            } else if (step instanceof Span.Step.Rolling rolling) {
                from = rolled(until, rolling);
            } else if (step instanceof Span.Step.At at) {
                from = "DATE '" + at.from() + "'";
                until = "DATE '" + at.until() + "'";
            }
        }
        return "SELECT " + String.join(", ", select) + " FROM (" + cells + ") AS \"t\" CROSS JOIN "
                + TimeColumns.periods(from, until, frequency);
    }

    private static String groupBy(List<String> keys) {
        return keys.isEmpty()
                ? ""
                : " GROUP BY "
                        + keys.stream()
                                .map(key -> key.substring(0, key.lastIndexOf(" AS ")))
                                .collect(Collectors.joining(", "));
    }

    private String rolled(String until, Span.Step.Rolling rolling) {
        String last = rolling.grain() == frequency
                ? until
                : "DATE_TRUNC('"
                        + (rolling.grain() == Frequency.A
                                ? "year"
                                : rolling.grain() == Frequency.Q ? "quarter" : "month")
                        + "', " + until + ")";
        return moved(last, (Span.Step.Shift) Span.periods(1 - rolling.count(), rolling.grain()));
    }

    private static String moved(String day, Span.Step.Shift shift) {
        return day + by(shift.months(), "MONTH") + by(shift.days(), "DAY");
    }

    private static String by(int count, String unit) {
        return count == 0 ? "" : (count > 0 ? " + " : " - ") + "INTERVAL '" + Math.abs(count) + "' " + unit;
    }

    /** Of each cell's periods the last in which the figure has any value at all. */
    private String lastPoints() {
        String cell = Stream.concat(times().stream(), Stream.of(SPAN))
                .map(it -> "p." + it)
                .collect(Collectors.joining(", "));
        return "SELECT " + cell + ", MAX(p." + AT + ") AS " + AT + ", MAX(p." + OWN + ") AS " + OWN + ", MAX(p."
                + OF_ALL
                + ") AS " + OF_ALL + " FROM " + relation("points") + " AS p JOIN (" + facts.knownPeriods()
                + ") AS \"known\" ON p." + AT + " = \"known\".\"period\" GROUP BY " + cell;
    }

    private String cells() {
        FactColumns columns = new FactColumns(leg.facts(), leg.context(), Optional.of("p." + OWN));
        Context members = leg.context().apartFromTime();
        List<String> groups = new ArrayList<>();
        List<String> select = new ArrayList<>();
        members.keys().forEach((name, key) -> {
            groups.add(isCarried ? columns.text(key) : "f." + Sql.quote(name));
            select.add(groups.get(groups.size() - 1) + " AS " + Sql.quote(name));
        });
        times().forEach(key -> {
            groups.add("p." + key);
            select.add("p." + key);
        });
        leg.readings().forEach(reading -> columns(reading)
                .forEach((name, value) -> select.add(value + " AS " + Sql.quote(name))));
        List<String> conditions = isCarried ? conditions(columns, members) : List.of();
        String points = relation(leg.kind() == Leg.Kind.LAST ? "last points" : "points");
        return "SELECT " + String.join(", ", select) + " FROM " + relation("facts") + " AS f JOIN " + points
                + " AS p ON "
                + period() + " = p." + AT + (isCarried ? columns.joins() : "")
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups));
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
        String of = "p." + SPAN + " = " + spans.indexOf(reading.span());
        String value = "f." + Sql.quote(reading.part().id().toString());
        String known = of + " AND " + value + " IS NOT NULL";
        columns.put(reading.column(), value(reading.part(), value, filter(of)));
        if (leg.counted().contains(reading.part())) {
            String facts = byPeriod ? "SUM(f." + Sql.quote(LegSql.facts(reading.part())) + ")" : "COUNT(" + value + ")";
            columns.put(reading.facts(), facts + filter(of));
        }
        if (leg.dated().contains(reading)) {
            columns.put(reading.periods(), "COUNT(DISTINCT " + period() + ")" + filter(known));
            columns.put(reading.ofAll(), "MAX(p." + OF_ALL + ")" + filter(of));
            columns.put(reading.first(), "MIN(" + period() + ")" + filter(known));
            columns.put(reading.last(), "MAX(" + period() + ")" + filter(known));
            columns.put(reading.firstOwn(), "MIN(p." + OWN + ")" + filter(known));
            columns.put(reading.lastOwn(), "MAX(p." + OWN + ")" + filter(known));
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

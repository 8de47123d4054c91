package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Sql;

/**
 * Writes at which periods the cells of a moved leg read: the periods that there are, and for the time of each cell and each
 * span those to which it leads, with the cell's own period that leads there.
 */
final class PointsSql {
    static final String AT = Sql.quote("at");
    static final String OWN = Sql.quote("own");
    static final String SPAN = Sql.quote("span");
    static final String OF_ALL = Sql.quote("of all");

    private final MovedLeg leg;
    private final Frequency frequency;
    private final List<Span> spans;

    PointsSql(MovedLeg leg) {
        this.leg = leg;
        this.frequency = leg.facts().time().frequency();
        this.spans = leg.readings().stream().map(Reading::span).distinct().toList();
    }

    /** The number of a reading's span in the relation. */
    int place(Reading reading) {
        return spans.indexOf(reading.span());
    }

    /** The relation that the facts are joined with. */
    String relation() {
        return relation(leg.kind() == Leg.Kind.LAST ? "last points" : "points");
    }

    /**
     * By name, in the order in which they build on each other.
     *
     * @param facts of the leg
     * @param period of a fact, in the relation that has them
     */
    Map<String, String> relations(LegSql facts, String period) {
        Map<String, String> relations = new LinkedHashMap<>();
        relations.put(named("calendar"), calendar(facts, period));
        relations.put(named("points"), points());
        if (leg.kind() == Leg.Kind.LAST) {
            relations.put(named("last points"), lastPoints(facts));
        }
        if (!counted().isEmpty()) {
            relations.put(named("beyond"), beyond(facts));
        }
        return relations;
    }

    String named(String what) {
        return leg.name() + " " + what;
    }

    String relation(String what) {
        return Sql.quote(named(what));
    }

    /**
     * The periods in which cells may lie. Where each is about a period of its own, these are whole years, so that a cell
     * whose facts are not all there yet has all its periods; a block of periods ends where the table does.
     */
    private String calendar(LegSql facts, String period) {
        boolean isBlock = times().isEmpty();
        String ends = isBlock
                ? facts.ends()
                : "SELECT MIN(" + period + ") AS \"from\", MAX(" + period + ") AS \"until\" FROM " + relation("facts")
                        + " AS f";
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

    /** The names of the keys that are about time. */
    List<String> times() {
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
                + time.where(leg.context()) + time.groupBy(leg.context());
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
        return "SELECT " + String.join(", ", select) + " FROM (" + cells + ") AS \"t\" CROSS JOIN "
                + window(spans.get(span));
    }

    /** The periods of a window, from where its steps lead to. */
    private String window(Span span) {
        String from = "\"t\".\"from\"";
        String until = "\"t\".\"until\"";
        for (Span.Step step : span.steps()) {
            if (step instanceof Span.Step.Shift shift) {
                from = moved(from, shift);
                until = moved(until, shift);
            } else if (step instanceof Span.Step.YearToDate) {
                from = "DATE_TRUNC('year', " + until + ")";
            } else if (step instanceof Span.Step.Rolling rolling) {
                from = rolled(until, rolling);
            } else if (step instanceof Span.Step.At at) {
                from = "DATE '" + at.from() + "'";
                until = "DATE '" + lastPeriod(at.until()) + "'";
            }
        }
        return TimeColumns.periods(from, until, frequency);
    }

    /** The first day of the period that ends on a day. */
    private LocalDate lastPeriod(LocalDate end) {
        return frequency == Frequency.D ? end : end.plusDays(1).minusMonths(frequency.months());
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
    private String lastPoints(LegSql facts) {
        String cell = Stream.concat(times().stream(), Stream.of(SPAN))
                .map(it -> "p." + it)
                .collect(Collectors.joining(", "));
        return "SELECT " + cell + ", MAX(p." + AT + ") AS " + AT + ", MAX(p." + OWN + ") AS " + OWN + ", MAX(p."
                + OF_ALL
                + ") AS " + OF_ALL + " FROM " + relation("points") + " AS p JOIN (" + facts.knownPeriods()
                + ") AS \"known\" ON p." + AT + " = \"known\".\"period\" GROUP BY " + cell;
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

    private String beyond(LegSql facts) {
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
}

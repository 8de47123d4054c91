package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.List;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Aggregate;
import yishu.semantic.indicator.Measure.Function;

/** Writes the aggregates of a leg's parts over its facts. */
final class PartSql {
    /** The last period of a figure that is of that one alone. */
    static final String LAST = "\"last\".\"period\"";

    private final Leg leg;
    private final FactColumns columns;

    PartSql(Leg leg, FactColumns columns) {
        this.leg = leg;
        this.columns = columns;
    }

    /** The conditions that choose the facts of parts. */
    static List<String> filters(List<Indicator> parts) {
        return parts.stream()
                .flatMap(part -> Expand.aggregate(part).facts().filter().stream())
                .map(FactColumns::ownCondition)
                .toList();
    }

    /** Those of its facts that have a value. */
    String known(Indicator part) {
        return filter(part, isKnown(part));
    }

    private static String isKnown(Indicator part) {
        return Expand.aggregate(part)
                .column()
                .map(column -> FactColumns.own(column) + " IS NOT NULL")
                .orElse("");
    }

    private String filter(Indicator part, String more) {
        List<String> all = new ArrayList<>(filters(List.of(part)));
        if (leg.kind() == Leg.Kind.LAST) {
            all.add(columns.period() + " = " + LAST);
        }
        if (!more.isEmpty()) {
            all.add(more);
        }
        return all.isEmpty() ? "" : " FILTER (WHERE " + String.join(" AND ", all) + ")";
    }

    /** The value of a part. */
    String value(Indicator part) {
        Aggregate measure = Expand.aggregate(part);
        String column = measure.column().map(FactColumns::own).orElse("*");
        return aggregate(measure.function(), column, filter(part, ""));
    }

    /** An aggregate as it is meant: of nothing there is no count. */
    static String aggregate(Function function, String column, String filter) {
        return switch (function) {
            case COUNT -> "NULLIF(COUNT(" + column + ")" + filter + ", 0)";
            case COUNT_DISTINCT -> "NULLIF(COUNT(DISTINCT " + column + ")" + filter + ", 0)";
            case AVG -> "AVG(CAST(" + column + " AS DOUBLE))" + filter;
            case SUM, MIN, MAX -> function + "(" + column + ")" + filter;
        };
    }

    /** How many facts it is made of. */
    String count(Indicator part) {
        String column = Expand.aggregate(part).column().map(FactColumns::own).orElse("*");
        return "COUNT(" + column + ")" + filter(part, "");
    }

    /** What is told of the facts of a part. */
    String noted(Noted noted) {
        String known = isKnown(noted.part());
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

package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Formula;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.policy.Protect;

/**
 * Writes the cells of a block: its legs brought together on their keys, then the arithmetic. The legs are stacked and
 * grouped, which joins them fully with NULL as a key like any other, on every engine.
 */
final class CellsSql {
    private final Subjects subjects;
    private final Expansion expansion;

    CellsSql(Subjects subjects, Expansion expansion) {
        this.subjects = subjects;
        this.expansion = expansion;
    }

    String text() {
        List<String> select = new ArrayList<>(keys());
        expansion.block().figures().forEach(figure -> select.add(figure(figure) + " AS " + Sql.quote(figure.name())));
        expansion.block().counts().forEach((name, count) -> select.add(count(name, count)));
        expansion.noted().forEach(noted -> select.add(Sql.quote(noted.column())));
        return "SELECT " + (select.isEmpty() ? "1 AS \"one\"" : String.join(", ", select)) + " FROM " + source();
    }

    private List<String> keys() {
        return expansion.context().keys().keySet().stream().map(Sql::quote).toList();
    }

    /** Where the cells of other legs stand, there are none to count here. */
    private static String count(String name, SqlNode count) {
        return (count.getKind() == SqlKind.COUNT ? "COALESCE(" + Sql.quote(name) + ", 0)" : Sql.quote(name)) + " AS "
                + Sql.quote(name);
    }

    private String source() {
        List<Leg> legs = expansion.legs();
        if (legs.size() == 1) {
            return Sql.quote(legs.get(0).name());
        }
        List<String> values =
                legs.stream().flatMap(leg -> columns(leg).stream()).toList();
        String stacked = legs.stream().map(leg -> stacked(leg, values)).collect(Collectors.joining(" UNION ALL "));
        List<String> select = new ArrayList<>(keys());
        values.forEach(value -> select.add("MAX(" + Sql.quote(value) + ") AS " + Sql.quote(value)));
        return "(SELECT " + String.join(", ", select) + " FROM (" + stacked + ") AS \"stacked\""
                + (keys().isEmpty() ? "" : " GROUP BY " + String.join(", ", keys())) + ") AS \"together\"";
    }

    private static List<String> columns(Leg leg) {
        List<String> columns = new ArrayList<>(leg.counts().keySet());
        if (leg.kind() != Leg.Kind.CELLS) {
            leg.parts().forEach(part -> {
                columns.add(part.id().toString());
                if (leg.counted().contains(part)) {
                    columns.add(LegSql.facts(part));
                }
            });
        }
        leg.noted().forEach(noted -> columns.add(noted.column()));
        return columns;
    }

    private String stacked(Leg leg, List<String> values) {
        List<String> own = columns(leg);
        List<String> select = new ArrayList<>(keys());
        values.forEach(value -> select.add(own.contains(value) ? Sql.quote(value) : "NULL AS " + Sql.quote(value)));
        return "SELECT " + String.join(", ", select) + " FROM " + Sql.quote(leg.name());
    }

    private String figure(Indicator figure) {
        if (!expansion.figures().contains(figure) && expansion.block().offered().contains(figure.name())) {
            return "CAST(NULL AS DOUBLE)";
        }
        return figure.measure() instanceof Measure.Derived derived ? arithmetic(derived.formula()) : value(figure);
    }

    private String value(Indicator part) {
        String value = Sql.quote(part.id().toString());
        int minimum = subjects.named(part.id().subject()).minimumContributors();
        String whole = part.zeroWhenEmpty() ? "COALESCE(" + value + ", 0)" : value;
        return Protect.cell(whole, Sql.quote(LegSql.facts(part)), minimum);
    }

    /** Sums stay exact; products and quotients of figures are DOUBLE, and a quotient by zero is NULL. */
    private String arithmetic(Formula formula) {
        if (formula instanceof Formula.Constant constant) {
            return constant.value().toPlainString();
        }
        if (formula instanceof Formula.Part part) {
            return figure(subjects.indicator(part.indicator()));
        }
        Formula.Arithmetic both = (Formula.Arithmetic) formula;
        String left = arithmetic(both.left());
        String right = arithmetic(both.right());
        return switch (both.operator()) {
            case PLUS, MINUS -> "(" + left + " " + both.operator().sign() + " " + right + ")";
            case TIMES -> {
                boolean exact = both.left() instanceof Formula.Constant || both.right() instanceof Formula.Constant;
                yield exact ? "(" + left + " * " + right + ")" : "(" + asDouble(left) + " * " + asDouble(right) + ")";
            }
            case DIVIDE -> "(" + asDouble(left) + " / NULLIF(" + asDouble(right) + ", 0))";
        };
    }

    private static String asDouble(String value) {
        return "CAST(" + value + " AS DOUBLE)";
    }
}

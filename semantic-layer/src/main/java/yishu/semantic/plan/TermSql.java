package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.plan.Term.Condition;
import yishu.semantic.policy.Protect;

/**
 * Writes terms as SQL over the columns that legs give. Sums stay exact; products and quotients of figures are DOUBLE, and a
 * quotient by zero is NULL.
 */
record TermSql(Subjects subjects) {

    String text(Term term) {
        if (term instanceof Term.Constant constant) {
            return constant.number().toPlainString();
        }
        if (term instanceof Term.Read read) {
            return value(read.reading());
        }
        if (term instanceof Term.Beside beside) {
            return Sql.quote(beside.relation()) + "." + Sql.quote(beside.column());
        }
        if (term instanceof Term.Mean mean) {
            return mean.of().stream()
                    .map(it -> asDouble(text(it)))
                    .collect(Collectors.joining(" + ", "((", ") / " + mean.of().size() + ")"));
        }
        if (term instanceof Term.Root root) {
            return "POWER(" + asDouble(text(root.of())) + ", CAST(1 AS DOUBLE) / " + root.degree() + ")";
        }
        if (term instanceof Term.Where where) {
            String all = where.conditions().stream().map(this::condition).collect(Collectors.joining(" AND "));
            String of = text(where.of());
            return all.isEmpty() ? of : "CASE WHEN " + all + " THEN " + of + " END";
        }
        return arithmetic((Term.Arithmetic) term);
    }

    private String value(Reading reading) {
        Indicator part = reading.part();
        String value = Sql.quote(reading.column());
        int minimum = subjects.named(part.id().subject()).minimumContributors();
        String whole = part.zeroWhenEmpty() ? "COALESCE(" + value + ", 0)" : value;
        return Protect.cell(whole, Sql.quote(reading.facts()), minimum);
    }

    private String arithmetic(Term.Arithmetic both) {
        String left = text(both.left());
        String right = text(both.right());
        return switch (both.operator()) {
            case PLUS, MINUS -> "(" + left + " " + both.operator().sign() + " " + right + ")";
            case TIMES -> {
                boolean exact = both.left() instanceof Term.Constant || both.right() instanceof Term.Constant;
                yield exact ? "(" + left + " * " + right + ")" : "(" + asDouble(left) + " * " + asDouble(right) + ")";
            }
            case DIVIDE -> "(" + asDouble(left) + " / NULLIF(" + asDouble(right) + ", 0))";
        };
    }

    private static String asDouble(String value) {
        return "CAST(" + value + " AS DOUBLE)";
    }

    private String condition(Condition condition) {
        if (condition instanceof Condition.Positive positive) {
            return text(positive.of()) + " > 0";
        }
        if (condition instanceof Condition.Telling telling) {
            return "ABS(" + text(telling.of()) + ") >= 0.0005";
        }
        if (condition instanceof Condition.Whole whole) {
            Reading reading = whole.reading();
            return Sql.quote(reading.periods()) + " = " + Sql.quote(reading.ofAll());
        }
        if (condition instanceof Condition.Within within) {
            return Sql.quote(within.reading().beyond()) + " = 0";
        }
        if (condition instanceof Condition.Alike alike) {
            return same(alike.now().periods(), alike.then().periods())
                    + " AND " + same(alike.now().firstOwn(), alike.then().firstOwn())
                    + " AND " + same(alike.now().lastOwn(), alike.then().lastOwn());
        }
        Condition.Unbroken unbroken = (Condition.Unbroken) condition;
        return "NOT (" + crosses(unbroken.then(), unbroken.now(), unbroken.before()) + " OR "
                + crosses(unbroken.now(), unbroken.then(), unbroken.before()) + ")";
    }

    private static String same(String one, String other) {
        return Sql.quote(one) + " = " + Sql.quote(other);
    }

    private static String crosses(Reading earlier, Reading later, LocalDate day) {
        return Sql.quote(earlier.first()) + " < DATE '" + day + "' AND " + Sql.quote(later.last()) + " >= DATE '" + day
                + "'";
    }

    /** Where the cells of other legs stand, there are none to count here. */
    static String count(String name, SqlNode count) {
        return count.getKind() == SqlKind.COUNT ? "COALESCE(" + Sql.quote(name) + ", 0)" : Sql.quote(name);
    }
}

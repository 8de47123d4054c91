package yishu.semantic.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import yishu.semantic.indicator.Formula;

/** How a value of a cell is worked out from what its legs read; NULL in a part makes it NULL. */
sealed interface Term {

    record Read(Reading reading) implements Term {}

    record Constant(BigDecimal number) implements Term {}

    record Arithmetic(Formula.Operator operator, Term left, Term right) implements Term {}

    /** NULL if any of them is. */
    record Mean(List<Term> of) implements Term {}

    record Root(Term of, int degree) implements Term {}

    /** A column of cells in another context, which stand beside this one's. */
    record Beside(String relation, String column) implements Term {}

    /** A term that is NULL unless all conditions hold. */
    record Where(Term of, List<Condition> conditions) implements Term {}

    /** When a value may be compared, or stand for its periods. */
    sealed interface Condition {

        record Positive(Term of) implements Condition {}

        /** It is not 0 when it is rounded to a tenth of a per cent, as growth is published. */
        record Telling(Term of) implements Condition {}

        /** There is a value in each of the periods. */
        record Whole(Reading reading) implements Condition {}

        /** None of the periods lies before the first or after the last in which anything was counted. */
        record Within(Reading reading) implements Condition {}

        /** The same of the cell's own periods lead to both: a year of twelve months is not compared with one of ten. */
        record Alike(Reading now, Reading then) implements Condition {}

        /** No break lies between the two. */
        record Unbroken(Reading now, Reading then, LocalDate before) implements Condition {}
    }

    /** All that it reads. */
    default Stream<Reading> readings() {
        if (this instanceof Read read) {
            return Stream.of(read.reading());
        }
        if (this instanceof Arithmetic both) {
            return Stream.concat(both.left().readings(), both.right().readings());
        }
        if (this instanceof Mean mean) {
            return mean.of().stream().flatMap(Term::readings);
        }
        if (this instanceof Root root) {
            return root.of().readings();
        }
        return this instanceof Where where
                ? Stream.concat(
                        where.of().readings(), where.conditions().stream().flatMap(Term::readings))
                : Stream.empty();
    }

    /** All whose periods it must know. */
    default Stream<Reading> dated() {
        if (this instanceof Arithmetic both) {
            return Stream.concat(both.left().dated(), both.right().dated());
        }
        if (this instanceof Mean mean) {
            return mean.of().stream().flatMap(Term::dated);
        }
        if (this instanceof Root root) {
            return root.of().dated();
        }
        return this instanceof Where where
                ? Stream.concat(where.of().dated(), where.conditions().stream().flatMap(Term::dated))
                : Stream.empty();
    }

    private static Stream<Reading> readings(Condition condition) {
        if (condition instanceof Condition.Positive positive) {
            return positive.of().readings();
        }
        return condition instanceof Condition.Telling telling ? telling.of().readings() : dated(condition);
    }

    private static Stream<Reading> dated(Condition condition) {
        if (condition instanceof Condition.Positive positive) {
            return positive.of().dated();
        }
        if (condition instanceof Condition.Telling telling) {
            return telling.of().dated();
        }
        if (condition instanceof Condition.Whole whole) {
            return Stream.of(whole.reading());
        }
        if (condition instanceof Condition.Alike alike) {
            return Stream.of(alike.now(), alike.then());
        }
        if (condition instanceof Condition.Within within) {
            return Stream.of(within.reading());
        }
        return condition instanceof Condition.Unbroken unbroken
                ? Stream.of(unbroken.now(), unbroken.then())
                : Stream.empty();
    }
}

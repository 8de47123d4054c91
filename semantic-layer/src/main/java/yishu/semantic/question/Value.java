package yishu.semantic.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Formula;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.PeriodSpan;

/** What a cell shows: a figure, an operator over one, or arithmetic of these within an operator. */
public sealed interface Value {

    record Figure(Indicator indicator) implements Value {}

    record Constant(BigDecimal number) implements Value {}

    record Arithmetic(Formula.Operator operator, Value left, Value right) implements Value {}

    /** {@link Operator#YOY}, {@link Operator#POP} and {@link Operator#YTD} of a value. */
    record Plain(Operator operator, Value of) implements Value {}

    /** @param count of periods, from 1 on; of years for {@link Operator#AVERAGE_GROWTH} */
    record Counted(Operator operator, Value of, int count) implements Value {}

    record Based(Operator operator, Value of, PeriodSpan base) implements Value {}

    /** A value beside its like in other members of a dimension. */
    record Within(Operator operator, Value of, Dimension dimension) implements Value {}

    /** The values that it is made of; none for a figure or a number. */
    default List<Value> parts() {
        if (this instanceof Arithmetic both) {
            return List.of(both.left(), both.right());
        }
        if (this instanceof Plain plain) {
            return List.of(plain.of());
        }
        if (this instanceof Counted counted) {
            return List.of(counted.of());
        }
        if (this instanceof Based based) {
            return List.of(based.of());
        }
        return this instanceof Within within ? List.of(within.of()) : List.of();
    }

    /** Itself, and all that it is made of. */
    default Stream<Value> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Value::all));
    }

    /** The figures that it is made of. */
    default List<Indicator> figures() {
        return all().filter(Figure.class::isInstance)
                .map(figure -> ((Figure) figure).indicator())
                .distinct()
                .toList();
    }

    /** The values in it that stand beside their like in other members. */
    default List<Within> withins() {
        return all().filter(Within.class::isInstance).map(Within.class::cast).toList();
    }
}

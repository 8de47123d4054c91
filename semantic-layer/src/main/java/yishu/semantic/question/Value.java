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

    /** The figures that it is made of. */
    default List<Indicator> figures() {
        return all(this).distinct().toList();
    }

    private static Stream<Indicator> all(Value value) {
        if (value instanceof Figure figure) {
            return Stream.of(figure.indicator());
        }
        if (value instanceof Arithmetic both) {
            return Stream.concat(all(both.left()), all(both.right()));
        }
        if (value instanceof Plain plain) {
            return all(plain.of());
        }
        if (value instanceof Counted counted) {
            return all(counted.of());
        }
        if (value instanceof Based based) {
            return all(based.of());
        }
        return value instanceof Within within ? all(within.of()) : Stream.empty();
    }
}

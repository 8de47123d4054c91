package yishu.semantic.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Arithmetic over indicators. */
public sealed interface Formula {

    record Constant(BigDecimal value) implements Formula {}

    record Part(IndicatorName indicator) implements Formula {}

    record Arithmetic(Operator operator, Formula left, Formula right) implements Formula {}

    /** The four of them. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** The indicators that it names, in their order, each once. */
    default List<IndicatorName> parts() {
        return names(this).distinct().toList();
    }

    private static Stream<IndicatorName> names(Formula formula) {
        if (formula instanceof Part part) {
            return Stream.of(part.indicator());
        }
        if (formula instanceof Arithmetic arithmetic) {
            return Stream.concat(names(arithmetic.left()), names(arithmetic.right()));
        }
        return Stream.empty();
    }
}

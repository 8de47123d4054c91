package yishu.semantic.question;

import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** The operators over figures; each evaluates its argument in a changed context. */
public enum Operator {
    /** Change against a year earlier. */
    YOY(Shape.FIGURE),
    /** Change against the previous period. */
    POP(Shape.FIGURE),
    /** From the start of the year to the end of the period. */
    YTD(Shape.FIGURE),
    /** Of the periods that end with this one. */
    ROLLING(Shape.COUNT),
    /** Mean of the value in each of the periods that end with this one. */
    MOVING_AVERAGE(Shape.COUNT),
    /** Geometric mean growth over years: 两年平均. */
    AVERAGE_GROWTH(Shape.COUNT),
    /** Of a base period, as 100. */
    INDEX_TO(Shape.BASE),
    /** Of the whole of a dimension. */
    SHARE(Shape.DIMENSION),
    /** To the growth of the whole of a dimension, in points: 拉动. */
    CONTRIBUTION(Shape.DIMENSION),
    /** Of the growth of the whole of a dimension: 贡献率. */
    CONTRIBUTION_SHARE(Shape.DIMENSION),
    /** Among the members of a dimension, the best first. */
    RANK_IN(Shape.DIMENSION),
    /** Growth as it was published. */
    GROWTH(Shape.FIGURE),
    /** Seasonally adjusted, as it was published. */
    ADJUSTED(Shape.FIGURE);

    /** What stands in the parentheses. */
    enum Shape {
        FIGURE("(figure)"),
        COUNT("(figure, number of periods)"),
        BASE("(figure, base period)"),
        DIMENSION("(figure, dimension)");

        private final String text;

        Shape(String text) {
            this.text = text;
        }
    }

    private final Shape shape;

    Operator(Shape shape) {
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

    /** How it is written: {@code ROLLING(figure, number of periods)}. */
    String spelling() {
        return name() + shape.text;
    }

    /** Whether an operator stands somewhere in it, outside of sub-queries. */
    static boolean stands(SqlNode node) {
        return Aggregates.stands(node, call -> named(Aggregates.name(call)).isPresent());
    }

    static Optional<Operator> named(String name) {
        for (Operator operator : values()) {
            if (operator.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}

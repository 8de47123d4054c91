package yishu.semantic.trace;

import java.util.Locale;
import yishu.semantic.indicator.Formula;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Measure.Function;

/** How a figure is worked out, in words of SQL: {@code SUM(value)}, {@code provinces.gdp / people.population}. */
public final class MeasureText {
    private MeasureText() {}

    public static String of(Measure measure) {
        if (measure instanceof Measure.Derived derived) {
            return text(derived.formula(), false);
        }
        Measure.Aggregate aggregate = (Measure.Aggregate) measure;
        String column = aggregate.column().orElse("*");
        return aggregate.function() == Function.COUNT_DISTINCT
                ? "COUNT(DISTINCT " + column + ")"
                : aggregate.function().name().toUpperCase(Locale.ROOT) + "(" + column + ")";
    }

    private static String text(Formula formula, boolean inside) {
        if (formula instanceof Formula.Constant constant) {
            return constant.value().toPlainString();
        }
        if (formula instanceof Formula.Part part) {
            return part.indicator().toString();
        }
        Formula.Arithmetic arithmetic = (Formula.Arithmetic) formula;
        String text = text(arithmetic.left(), true) + " "
                + arithmetic.operator().sign() + " " + text(arithmetic.right(), true);
        return inside ? "(" + text + ")" : text;
    }
}

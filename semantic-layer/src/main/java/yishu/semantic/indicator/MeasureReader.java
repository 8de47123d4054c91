package yishu.semantic.indicator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelectKeyword;
import yishu.content.InputException;
import yishu.semantic.indicator.Formula.Operator;
import yishu.semantic.indicator.Measure.Function;

/** Reads {@code measure:}: {@code SUM(value)}, {@code COUNT(DISTINCT firm)}, {@code gdp / population}. */
final class MeasureReader {
    private static final List<String> FUNCTIONS = List.of("sum", "count", "min", "max", "avg");

    private MeasureReader() {}

    /** @param subject whose indicators a bare name means */
    static Measure read(String text, String subject, Measure.Facts facts) {
        SqlNode node = Sql.expression(text);
        if (node instanceof SqlBasicCall call
                && FUNCTIONS.contains(call.getOperator().getName().toLowerCase(Locale.ROOT))) {
            return aggregate(call, facts);
        }
        return new Measure.Derived(formula(node, subject));
    }

    private static Measure aggregate(SqlBasicCall call, Measure.Facts facts) {
        boolean distinct = call.getFunctionQuantifier() != null
                && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT;
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (call.operandCount() != 1 || !(call.operand(0) instanceof SqlIdentifier column)) {
            throw unreadable(call, "an aggregate is of one column, as in SUM(value)");
        }
        if (!name.equals("COUNT") && (distinct || column.isStar())) {
            throw unreadable(call, "DISTINCT and * go with COUNT only");
        }
        Optional<String> of = column.isStar() ? Optional.empty() : Optional.of(column.getSimple());
        return new Measure.Aggregate(distinct ? Function.COUNT_DISTINCT : Function.valueOf(name), of, facts);
    }

    private static Formula formula(SqlNode node, String subject) {
        if (node instanceof SqlNumericLiteral number) {
            return new Formula.Constant(number.bigDecimalValue());
        }
        if (node instanceof SqlIdentifier name && name.names.size() <= 2 && !name.isStar()) {
            return new Formula.Part(
                    name.isSimple()
                            ? new IndicatorName(subject, name.getSimple())
                            : new IndicatorName(name.names.get(0), name.names.get(1)));
        }
        if (node instanceof SqlCall call && call.operandCount() == 2) {
            return new Formula.Arithmetic(
                    operator(call), formula(call.operand(0), subject), formula(call.operand(1), subject));
        }
        throw unreadable(node, "a measure is an aggregate of facts, or indicators with + - * / ( ) and numbers");
    }

    private static Operator operator(SqlCall call) {
        return switch (call.getKind()) {
            case PLUS -> Operator.PLUS;
            case MINUS -> Operator.MINUS;
            case TIMES -> Operator.TIMES;
            case DIVIDE -> Operator.DIVIDE;
            default -> throw unreadable(call, "arithmetic has + - * / only");
        };
    }

    private static InputException unreadable(SqlNode node, String reason) {
        String shown = node.getKind() == SqlKind.IDENTIFIER
                ? node.toString()
                : Sql.text(node).replace("\"", "");
        return new InputException("Cannot read measure '" + shown + "': " + reason);
    }
}

package yishu.semantic.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.indicator.Comparing;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Formula;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.IndicatorName;
import yishu.semantic.indicator.PeriodSpan;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;

/** Reads an operator and what it is about: {@code YOY(gdp / population)}, {@code ROLLING(YOY(gdp), 4)}. */
final class ValueReader {
    private static final BigDecimal MOST_PERIODS = BigDecimal.valueOf(1000);

    private final Subjects subjects;
    private final Subject subject;

    ValueReader(Subjects subjects, Subject subject) {
        this.subjects = subjects;
        this.subject = subject;
    }

    /** @param call of an operator, its columns without qualifiers */
    Value read(SqlCall call, Operator operator) {
        List<SqlNode> given = call.getOperandList();
        int wanted = operator.shape() == Operator.Shape.FIGURE ? 1 : 2;
        if (given.size() != wanted) {
            throw refused(operator, "it is written " + operator.spelling());
        }
        Value of = value(given.get(0), operator);
        return switch (operator.shape()) {
            case FIGURE -> plain(operator, of);
            case COUNT -> new Value.Counted(operator, of, count(operator, given.get(1)));
            case BASE -> new Value.Based(operator, of, base(operator, given.get(1)));
            case DIMENSION -> new Value.Within(operator, of, dimension(operator, given.get(1)));
        };
    }

    private Value value(SqlNode node, Operator within) {
        if (node instanceof SqlNumericLiteral number) {
            return new Value.Constant(number.bigDecimalValue());
        }
        if (node instanceof SqlIdentifier name && name.isSimple()) {
            return figure(name.getSimple(), within);
        }
        if (node instanceof SqlCall call) {
            Optional<Operator> operator = Operator.named(Aggregates.name(call));
            if (operator.isPresent()) {
                return read(call, operator.get());
            }
            Optional<String> column = Aggregates.onlyColumn(call);
            if (column.isPresent() && subject.indicators().containsKey(column.get())) {
                Indicator figure = subject.indicators().get(column.get());
                CellValues.checkDefinedBy(call, figure);
                return new Value.Figure(figure);
            }
            Optional<Formula.Operator> arithmetic = arithmetic(call.getKind());
            if (arithmetic.isPresent() && call.operandCount() == 2) {
                return new Value.Arithmetic(
                        arithmetic.get(), value(call.operand(0), within), value(call.operand(1), within));
            }
        }
        String shown = Sql.text(node).replace("\"", "");
        throw refused(within, "'" + shown + "' is no figure; it takes figures, operators, + - * / and numbers");
    }

    private static Optional<Formula.Operator> arithmetic(SqlKind kind) {
        return switch (kind) {
            case PLUS -> Optional.of(Formula.Operator.PLUS);
            case MINUS -> Optional.of(Formula.Operator.MINUS);
            case TIMES -> Optional.of(Formula.Operator.TIMES);
            case DIVIDE -> Optional.of(Formula.Operator.DIVIDE);
            default -> Optional.empty();
        };
    }

    private Value figure(String name, Operator within) {
        Indicator figure = subject.indicators().get(name);
        if (figure == null) {
            throw refused(
                    within,
                    "'" + name + "' is no figure"
                            + Nearest.hint(name, subject.indicators().keySet()));
        }
        return new Value.Figure(figure);
    }

    private Value plain(Operator operator, Value of) {
        return switch (operator) {
            case GROWTH -> published(operator, of, Comparing::growth);
            case ADJUSTED -> published(operator, of, Comparing::adjusted);
            case POP -> {
                of.figures().stream()
                        .filter(figure -> figure.comparing().seasonal())
                        .findFirst()
                        .ifPresent(figure -> {
                            throw refused(
                                    operator,
                                    "'" + figure.name() + "' has a season, so a period says nothing beside the one"
                                            + " before; write POP(ADJUSTED(" + figure.name() + ")), or YOY");
                        });
                yield new Value.Plain(operator, of);
            }
            default -> new Value.Plain(operator, of);
        };
    }

    private interface Published {
        Optional<IndicatorName> of(Comparing comparing);
    }

    private Value published(Operator operator, Value of, Published which) {
        if (!(of instanceof Value.Figure figure)) {
            throw refused(operator, "it is of one figure, for which it was published");
        }
        IndicatorName name = which.of(figure.indicator().comparing())
                .orElseThrow(() -> refused(
                        operator,
                        "no publisher gives it for '" + figure.indicator().name() + "'"
                                + (operator == Operator.GROWTH ? "; YOY works it out" : "")));
        return new Value.Figure(subjects.indicator(name));
    }

    private static int count(Operator operator, SqlNode node) {
        if (!(node instanceof SqlNumericLiteral number)
                || !number.isInteger()
                || number.bigDecimalValue().signum() <= 0
                || number.bigDecimalValue().compareTo(MOST_PERIODS) > 0) {
            throw refused(operator, "'" + node + "' is no number of periods; it is written " + operator.spelling());
        }
        return number.bigDecimalValue().intValueExact();
    }

    private static PeriodSpan base(Operator operator, SqlNode node) {
        String words = node instanceof SqlLiteral literal && !(node instanceof SqlDynamicParam)
                ? String.valueOf(literal.toValue())
                : node.toString();
        return PeriodSpan.of(words)
                .orElseThrow(
                        () -> refused(operator, "'" + words + "' is no period; write 2015, '2015-Q2' or '2015-03'"));
    }

    private Dimension dimension(Operator operator, SqlNode node) {
        Dimension dimension = node instanceof SqlIdentifier name && name.isSimple()
                ? subject.dimensions().get(name.getSimple())
                : null;
        if (dimension == null) {
            throw refused(
                    operator,
                    "'" + node + "' is no dimension of '" + subject.name() + "'"
                            + Nearest.hint(node.toString(), subject.dimensions().keySet()));
        }
        return dimension;
    }

    private static InputException refused(Operator operator, String reason) {
        return new InputException("Cannot use " + operator + ": " + reason);
    }
}

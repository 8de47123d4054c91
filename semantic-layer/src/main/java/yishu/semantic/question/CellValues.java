package yishu.semantic.question;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subject;

/**
 * Turns a value over a subject's columns into one over the columns of its cells, noting what the cells must hold:
 * {@code SUM(gdp) / COUNT(*)} becomes {@code gdp / "count 1"}.
 */
final class CellValues extends SqlShuttle {
    private final Subject subject;
    private final String alias;
    private final Map<String, SqlNode> keys;
    private final Map<String, Value> shown;
    private final ValueReader reader;
    private final boolean hasSubtotals;
    private final Map<String, SqlNode> counts;

    CellValues(
            Subject subject,
            String alias,
            Map<String, SqlNode> keys,
            Map<String, Value> shown,
            Map<String, SqlNode> counts,
            ValueReader reader,
            boolean hasSubtotals) {
        this.subject = subject;
        this.alias = alias;
        this.keys = keys;
        this.shown = shown;
        this.counts = counts;
        this.reader = reader;
        this.hasSubtotals = hasSubtotals;
    }

    SqlNode of(SqlNode node) {
        for (Map.Entry<String, SqlNode> key : keys.entrySet()) {
            if (key.getValue().equalsDeep(node, Litmus.IGNORE)) {
                return cell(key.getKey());
            }
        }
        SqlNode result = node.accept(this);
        return result == null ? node : result;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
        Indicator figure = subject.indicators().get(name.getSimple());
        if (figure != null) {
            return figure(figure);
        }
        if (keys.containsKey(name.getSimple())) {
            return cell(name.getSimple());
        }
        throw new InputException("Cannot show or sort by '" + name.getSimple()
                + "': the question does not group by it; add it to " + "GROUP BY, or without one to the select list");
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            return call;
        }
        Optional<Operator> operator = Operator.named(Aggregates.name(call));
        if (operator.isPresent()) {
            return show(Sql.text(call).replace("\"", ""), reader.read(call, operator.get()));
        }
        if (Aggregates.name(call).equals("GROUPING")) {
            return grouping(call);
        }
        if (call.getKind() == SqlKind.OVER) {
            return over(call);
        }
        if (Aggregates.is(call)) {
            return aggregate(call);
        }
        return withValues(call);
    }

    /** A bit for each key, the last one the lowest: 1 where the row is of all its values. */
    private SqlNode grouping(SqlCall call) {
        SqlNode bits = SqlLiteral.createExactNumeric("0", SqlParserPos.ZERO);
        for (SqlNode operand : call.getOperandList()) {
            String key = keys.entrySet().stream()
                    .filter(it -> it.getValue().equalsDeep(operand, Litmus.IGNORE))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new InputException("Cannot use GROUPING('"
                            + Sql.text(operand).replace("\"", "") + "'): the question does not group by it"));
            SqlNode twice = SqlStdOperatorTable.MULTIPLY.createCall(
                    SqlParserPos.ZERO, SqlLiteral.createExactNumeric("2", SqlParserPos.ZERO), bits);
            SqlNode bit =
                    hasSubtotals ? cell(Block.leftOut(key)) : SqlLiteral.createExactNumeric("0", SqlParserPos.ZERO);
            bits = SqlStdOperatorTable.PLUS.createCall(SqlParserPos.ZERO, twice, bit);
        }
        return bits;
    }

    private SqlNode withValues(SqlCall call) {
        SqlCall copy = (SqlCall) call.clone(call.getParserPosition());
        for (int index = 0; index < copy.operandCount(); index++) {
            SqlNode operand = copy.operand(index);
            if (operand != null) {
                copy.setOperand(index, of(operand));
            }
        }
        return copy;
    }

    /** A window looks at the rows of the answer, so it may rank them, but not aggregate figures over them. */
    private SqlNode over(SqlCall call) {
        SqlCall function = call.operand(0);
        if (Aggregates.is(function)) {
            throw new InputException(
                    "Cannot use " + Aggregates.name(function)
                            + " OVER among figures: a figure is worked out from its own facts; ask for it in a sub-query first");
        }
        return withValues(call);
    }

    private SqlNode aggregate(SqlCall call) {
        Optional<Indicator> figure = Aggregates.onlyColumn(call)
                .flatMap(column -> Optional.ofNullable(subject.indicators().get(column)));
        if (figure.isPresent()) {
            checkDefinedBy(call, figure.get());
            return figure(figure.get());
        }
        for (String column : Sql.columns(call)) {
            if (subject.indicators().containsKey(column)) {
                throw new InputException("Cannot aggregate '" + Sql.text(call).replace("\"", "")
                        + "': a figure is aggregated already; ask for it in a sub-query first");
            }
        }
        for (Map.Entry<String, SqlNode> count : counts.entrySet()) {
            if (count.getValue().equalsDeep(call, Litmus.IGNORE)) {
                return cell(count.getKey());
            }
        }
        String name = "count " + (counts.size() + 1);
        counts.put(name, call);
        return cell(name);
    }

    /** BI tools write SUM(gdp) for a governed sum, and that is what it means; any other aggregate means another number. */
    static void checkDefinedBy(SqlCall call, Indicator figure) {
        String asked = Aggregates.name(call);
        if (asked.equals("AGGREGATE")) {
            return;
        }
        boolean distinct = call instanceof SqlBasicCall basic
                && basic.getFunctionQuantifier() != null
                && basic.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT;
        String defined = figure.measure() instanceof Measure.Aggregate aggregate
                ? aggregate.function().name()
                : "a formula";
        if (!(distinct ? asked + "_DISTINCT" : asked).equals(defined)) {
            throw new InputException(
                    "Cannot use " + asked + (distinct ? "(DISTINCT " : "(") + figure.name() + "): '" + figure.name()
                            + "' is defined by " + defined.replace('_', ' ').toUpperCase(Locale.ROOT)
                            + ", and means that alone; write " + figure.name());
        }
    }

    private SqlNode figure(Indicator figure) {
        boolean isOnly = figure.equals(subject.indicators().get(figure.name()));
        return show(isOnly ? figure.name() : figure.id().toString(), new Value.Figure(figure));
    }

    private SqlNode show(String name, Value value) {
        shown.put(name, value);
        return cell(name);
    }

    private SqlIdentifier cell(String column) {
        return new SqlIdentifier(List.of(alias, column), SqlParserPos.ZERO);
    }
}

package yishu.semantic.plan;

import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Sql;

/**
 * Writes for DuckDB what it would take to mean something else than Trino does: division of whole numbers is whole,
 * {@code 7 / 2 = 3}, which DuckDB spells {@code 7 // 2}; and a date that is truncated or moved by an interval stays a date.
 */
final class DuckDbMeaning extends SqlShuttle {
    private static final SqlOperator WHOLE = new SqlBinaryOperator(
            "//",
            SqlKind.OTHER,
            60,
            true,
            ReturnTypes.QUOTIENT_NULLABLE,
            InferTypes.FIRST_KNOWN,
            OperandTypes.DIVISION_OPERATOR);

    private static final SqlDataTypeSpec DATE =
            new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DATE, SqlParserPos.ZERO), SqlParserPos.ZERO);

    private static final SqlDataTypeSpec DATES = new SqlDataTypeSpec(
            new SqlCollectionTypeNameSpec(
                    new SqlBasicTypeNameSpec(SqlTypeName.DATE, SqlParserPos.ZERO),
                    SqlTypeName.ARRAY,
                    SqlParserPos.ZERO),
            SqlParserPos.ZERO);

    private static final SqlOperator SERIES = new SqlUnresolvedFunction(
            new SqlIdentifier("GENERATE_SERIES", SqlParserPos.ZERO),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION);

    private static final Set<SqlKind> MOVES = Set.of(SqlKind.PLUS, SqlKind.MINUS);

    private final SqlValidator validator;
    private @Nullable SqlValidatorScope selected;

    private DuckDbMeaning(SqlValidator validator) {
        this.validator = validator;
    }

    static SqlNode write(SqlNode statement, SqlValidator validator) {
        SqlNode result = statement.accept(new DuckDbMeaning(validator));
        return result == null ? statement : result;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlValidatorScope outer = selected;
        selected = call instanceof SqlSelect select ? validator.getSelectScope(select) : outer;
        SqlNode written = write(call);
        selected = outer;
        return written;
    }

    private @Nullable SqlNode write(SqlCall call) {
        boolean whole = call.getKind() == SqlKind.DIVIDE && isWhole(call.operand(0)) && isWhole(call.operand(1));
        boolean date = (call.getOperator().getName().equals("DATE_TRUNC") && isDate(call.operand(1)))
                || (MOVES.contains(call.getKind()) && isDate(call));
        SqlNode result = super.visit(call);
        if (call.getOperator().getName().equals(Functions.PERIODS) && result instanceof SqlCall periods) {
            return periods(periods);
        }
        if (whole && result instanceof SqlCall divided) {
            return WHOLE.createCall(divided.getParserPosition(), divided.getOperandList());
        }
        return date && result != null ? SqlStdOperatorTable.CAST.createCall(SqlParserPos.ZERO, result, DATE) : result;
    }

    private static SqlNode periods(SqlCall call) {
        int months = Frequency.valueOf(String.valueOf(((SqlLiteral) call.operand(2)).toValue()))
                .months();
        SqlNode step = Sql.expression(months == 0 ? "INTERVAL '1' DAY" : "INTERVAL '" + months + "' MONTH");
        SqlNode series = SERIES.createCall(SqlParserPos.ZERO, call.operand(0), call.operand(1), step);
        return SqlStdOperatorTable.CAST.createCall(SqlParserPos.ZERO, series, DATES);
    }

    private boolean isDate(SqlNode node) {
        RelDataType type = type(node);
        return type != null && type.getSqlTypeName() == SqlTypeName.DATE;
    }

    private boolean isWhole(SqlNode node) {
        RelDataType type = type(node);
        return type != null && SqlTypeUtil.isIntType(type);
    }

    /** What is selected was checked as a copy, with its columns qualified, so the type of the original has to be asked for. */
    private @Nullable RelDataType type(SqlNode node) {
        RelDataType known = validator.getValidatedNodeTypeIfKnown(node);
        if (known != null || selected == null) {
            return known;
        }
        try {
            return validator.deriveType(selected, node);
        } catch (CalciteContextException e) {
            // It stands where other names hold, as in ORDER BY.
            return null;
        }
    }
}

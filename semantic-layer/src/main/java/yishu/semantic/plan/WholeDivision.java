package yishu.semantic.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** Division of whole numbers is whole in Trino's SQL, 7 / 2 = 3, and must be spelt so for DuckDB, 7 // 2. */
final class WholeDivision extends SqlShuttle {
    private static final SqlOperator WHOLE = new SqlBinaryOperator(
            "//",
            SqlKind.OTHER,
            60,
            true,
            ReturnTypes.QUOTIENT_NULLABLE,
            InferTypes.FIRST_KNOWN,
            OperandTypes.DIVISION_OPERATOR);

    private final SqlValidator validator;

    private WholeDivision(SqlValidator validator) {
        this.validator = validator;
    }

    static SqlNode write(SqlNode statement, SqlValidator validator) {
        SqlNode result = statement.accept(new WholeDivision(validator));
        return result == null ? statement : result;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        boolean whole = call.getKind() == SqlKind.DIVIDE && isWhole(call.operand(0)) && isWhole(call.operand(1));
        SqlNode result = super.visit(call);
        return whole && result instanceof SqlCall divided
                ? WHOLE.createCall(divided.getParserPosition(), divided.getOperandList())
                : result;
    }

    private boolean isWhole(SqlNode node) {
        RelDataType type = validator.getValidatedNodeTypeIfKnown(node);
        return type != null && SqlTypeUtil.isIntType(type);
    }
}

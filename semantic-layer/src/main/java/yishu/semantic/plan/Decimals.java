package yishu.semantic.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Numbers as DuckDB and Trino have them: decimals of 38 digits, a sum of decimals at their own scale. */
final class Decimals extends RelDataTypeSystemImpl {
    private static final int DIGITS = 38;

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(type);
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        return argument.getSqlTypeName() == SqlTypeName.DECIMAL
                ? factory.createTypeWithNullability(
                        factory.createSqlType(SqlTypeName.DECIMAL, DIGITS, argument.getScale()), true)
                : super.deriveSumType(factory, argument);
    }
}

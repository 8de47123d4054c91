package yishu.semantic.plan;

import java.util.EnumSet;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** The functions that a question may use. None of them reads a file, a variable or the network. */
final class Functions {
    /** {@code DATE_TRUNC('year', period)}, which is how Trino's clients group by time. */
    private static final SqlFunction DATE_TRUNC = new SqlFunction(
            "DATE_TRUNC",
            SqlKind.OTHER_FUNCTION,
            ReturnTypes.ARG1_NULLABLE,
            null,
            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
            SqlFunctionCategory.TIMEDATE);

    /** {@code periods(from, until, 'M')}: the first days of the months from one day to another. For our own SQL. */
    static final String PERIODS = "periods";

    private static final SqlFunction PERIODS_FUNCTION = new SqlFunction(
            PERIODS,
            SqlKind.OTHER_FUNCTION,
            ReturnTypes.ARG0.andThen(SqlTypeTransforms.TO_ARRAY).andThen(SqlTypeTransforms.TO_NULLABLE),
            null,
            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.DATE, SqlTypeFamily.CHARACTER),
            SqlFunctionCategory.TIMEDATE);

    static final SqlOperatorTable ALL = SqlOperatorTables.chain(
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                    EnumSet.of(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL)),
            SqlOperatorTables.of(DATE_TRUNC, PERIODS_FUNCTION));

    private Functions() {}
}

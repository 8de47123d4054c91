package yishu.semantic.question;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** Which calls aggregate. */
final class Aggregates {
    private static final Set<String> NAMES = Set.of(
            "AGGREGATE",
            "SUM",
            "COUNT",
            "AVG",
            "MIN",
            "MAX",
            "ANY_VALUE",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VARIANCE",
            "VAR_POP",
            "VAR_SAMP",
            "APPROX_COUNT_DISTINCT");

    private Aggregates() {}

    static String name(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    static boolean is(SqlNode node) {
        return node instanceof SqlCall call && (NAMES.contains(name(call)) || call.getKind() == SqlKind.FILTER);
    }

    /** The column of {@code AGGREGATE(gdp)} or {@code SUM(gdp)}. */
    static Optional<String> onlyColumn(SqlNode node) {
        return is(node)
                        && ((SqlCall) node).operandCount() == 1
                        && ((SqlCall) node).operand(0) instanceof SqlIdentifier column
                        && column.isSimple()
                        && !column.isStar()
                ? Optional.of(column.getSimple())
                : Optional.empty();
    }

    /** Whether an aggregate stands somewhere in it, outside of sub-queries and windows. */
    static boolean stands(SqlNode node) {
        return stands(node, Aggregates::is);
    }

    /** The same for calls of another kind. */
    static boolean stands(SqlNode node, Predicate<SqlCall> kind) {
        try {
            node.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlCall call) {
                    if (kind.test(call)) {
                        throw new Util.FoundOne(call);
                    }
                    return call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.OVER ? null : super.visit(call);
                }
            });
            return false;
        } catch (Util.FoundOne found) {
            Util.swallow(found, null);
            return true;
        }
    }
}

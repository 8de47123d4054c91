package yishu.semantic.question;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** The columns that a block may name; takes the qualifier off each, {@code p.gdp} becomes {@code gdp}. */
final class BlockColumns extends SqlShuttle {
    private final Source source;

    BlockColumns(Source source) {
        this.source = source;
    }

    SqlNode resolve(SqlNode node) {
        SqlNode resolved = node.accept(this);
        return resolved == null ? node : resolved;
    }

    /** A sub-query has columns of its own. */
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        return call.isA(SqlKind.QUERY) ? call : super.visit(call);
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
        if (name.isStar()) {
            return name;
        }
        return new SqlIdentifier(source.column(name.names), name.getParserPosition());
    }
}

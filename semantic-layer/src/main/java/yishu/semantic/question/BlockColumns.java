package yishu.semantic.question;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.indicator.Subject;

/** The columns that a block may name; takes the qualifier off each, {@code p.gdp} becomes {@code gdp}. */
final class BlockColumns extends SqlShuttle {
    private final Subject subject;
    private final String alias;

    BlockColumns(Subject subject, String alias) {
        this.subject = subject;
        this.alias = alias;
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
        List<String> names = name.names;
        String column = names.get(names.size() - 1);
        if (names.size() > 1 && !names.get(names.size() - 2).equals(alias)) {
            throw new InputException("Cannot find '" + name + "': the question reads '" + alias + "'"
                    + Nearest.hint(names.get(names.size() - 2), List.of(alias)));
        }
        if (!subject.columns().contains(column)) {
            throw new InputException("Cannot find column '" + column + "' in 'indicators." + subject.name() + "'"
                    + Nearest.hint(column, subject.columns()));
        }
        return new SqlIdentifier(column, name.getParserPosition());
    }
}

package yishu.semantic.plan;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.jspecify.annotations.Nullable;

/** How DuckDB spells SQL, where Calcite's idea of it is not enough. */
final class DuckDb extends DuckDBSqlDialect {
    private static final DuckDb SPELLING = new DuckDb();

    private DuckDb() {
        super(DEFAULT_CONTEXT);
    }

    static String text(SqlNode statement) {
        return statement
                .toSqlString(config -> config.withDialect(SPELLING)
                        .withQuoteAllIdentifiers(true)
                        .withSelectFolding(SqlWriterConfig.LineFolding.TALL)
                        .withClauseStartsLine(true)
                        .withIndentation(2))
                .getSql();
    }

    @Override
    public boolean supportsCharSet() {
        return false;
    }

    @Override
    public void quoteStringLiteral(StringBuilder text, @Nullable String charset, String value) {
        text.append('\'').append(value.replace("'", "''")).append('\'');
    }

    @Override
    public void unparseOffsetFetch(SqlWriter writer, @Nullable SqlNode offset, @Nullable SqlNode fetch) {
        unparseFetchUsingLimit(writer, offset, fetch);
    }
}

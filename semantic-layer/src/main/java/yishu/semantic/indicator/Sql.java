package yishu.semantic.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.CalciteSqlDialect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/**
 * How SQL is spelt here: Trino's way, with names in lower case unless quoted by {@code "}. {@code period}, {@code year}
 * and {@code value} are ordinary names, which Calcite's stricter parser would reserve.
 */
public final class Sql {
    static {
        // Calcite reads it once, when it loads; without it a literal such as '北京市' is refused.
        System.setProperty("calcite.default.charset", "UTF-8");
    }

    private static final SqlParser.Config SPELLING = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(true)
            .withConformance(SqlConformanceEnum.LENIENT);

    /** What must be left alone (texts, quoted names, comments), the name, Trino's look back, or a last semicolon. */
    private static final Pattern VALUE = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|\\b(value)\\b"
                    + "|\\b(for\\s+timestamp\\s+as\\s+of)\\b"
                    + "|(;)(?=(?:\\s|--[^\\n]*|/\\*.*?\\*/)*+$)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Sql() {}

    /** One SELECT, with or without a semicolon after it. */
    public static SqlNode query(String sql) {
        try {
            return parser(sql).parseQuery();
        } catch (SqlParseException e) {
            throw new InputException("Cannot read the question: " + firstLine(e), e);
        }
    }

    /** One value or condition. */
    public static SqlNode expression(String sql) {
        try {
            return parser(sql).parseExpression();
        } catch (SqlParseException e) {
            throw new InputException("Cannot read '" + sql + "': " + firstLine(e), e);
        }
    }

    /** Calcite reads {@code (value + 1)} as a VALUES list of +1, so the commonest name of all must be quoted for it. */
    private static SqlParser parser(String sql) {
        String quoted = VALUE.matcher(sql)
                .replaceAll(word -> word.group(1) != null
                        ? quote("value")
                        : word.group(2) != null
                                ? "FOR SYSTEM_TIME AS OF"
                                : word.group(3) != null ? " " : Matcher.quoteReplacement(word.group()));
        return SqlParser.create(quoted, SPELLING);
    }

    private static String firstLine(SqlParseException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("not SQL");
        return line.contains("keyword") ? line + " A keyword that is meant as a name stands in double quotes." : line;
    }

    /** A node as SQL that {@link #query} and {@link #expression} read back. */
    public static String text(SqlNode node) {
        // Without them all, Calcite leaves out those that its own parser needs after EXISTS.
        return node.toSqlString(
                        config -> config.withDialect(CalciteSqlDialect.DEFAULT).withAlwaysUseParentheses(true))
                .getSql();
    }

    /** A name as an identifier. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The names of columns in a value or condition, but for those in its sub-queries, which have columns of their own. */
    public static List<SqlIdentifier> names(SqlNode node) {
        List<SqlIdentifier> names = new ArrayList<>();
        node.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                return call.isA(SqlKind.QUERY) ? null : super.visit(call);
            }

            @Override
            public @Nullable Void visit(SqlIdentifier name) {
                if (!name.isStar()) {
                    names.add(name);
                }
                return null;
            }
        });
        return names;
    }

    /** The same for names that have no qualifier. */
    public static Set<String> columns(SqlNode node) {
        return names(node).stream().map(name -> name.names.get(0)).collect(Collectors.toSet());
    }
}

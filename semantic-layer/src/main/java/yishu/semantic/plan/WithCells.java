package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.Sql;

/** Puts the relations of a block before the SELECT that reads its cells, wherever in the statement that stands. */
final class WithCells {
    private record Block(Expansion expansion, Map<String, String> relations, Map<String, String> comments) {}

    private final Map<String, Block> blocks = new LinkedHashMap<>();

    void add(Expansion expansion, Map<String, String> relations, Map<String, String> comments) {
        blocks.put(expansion.block().name(), new Block(expansion, relations, comments));
    }

    SqlNode attach(SqlNode statement) {
        SqlNode result = statement.accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                SqlNode visited = super.visit(call);
                if (visited instanceof SqlSelect select && block(select) != null) {
                    return with(select, block(select));
                }
                return visited instanceof SqlWith outer && outer.body instanceof SqlWith inner
                        ? merged(outer, inner)
                        : visited;
            }
        });
        return result == null ? statement : result;
    }

    private @Nullable Block block(SqlSelect select) {
        return select.getFrom() instanceof SqlCall as
                        && as.getKind() == SqlKind.AS
                        && as.operand(0) instanceof SqlIdentifier name
                ? blocks.get(name.toString())
                : null;
    }

    private SqlNode with(SqlSelect select, @Nullable Block block) {
        if (block == null) {
            return select;
        }
        List<SqlNode> items = new ArrayList<>();
        SqlWith parsed = (SqlWith) Sql.query("WITH "
                + block.relations().entrySet().stream()
                        .map(relation -> Sql.quote(relation.getKey()) + " AS (" + relation.getValue() + ")")
                        .collect(Collectors.joining(", "))
                + " SELECT 1");
        for (SqlNode node : parsed.withList) {
            SqlWithItem item = (SqlWithItem) node;
            String name = item.name.getSimple();
            SqlIdentifier explained = new Explained(name, block.comments().getOrDefault(name, ""));
            items.add(
                    new SqlWithItem(SqlParserPos.ZERO, explained, item.columnList, attach(item.query), item.recursive));
        }
        for (Noted noted : block.expansion().noted()) {
            select.getSelectList().add(new SqlIdentifier(noted.column(), SqlParserPos.ZERO));
        }
        return new SqlWith(SqlParserPos.ZERO, new SqlNodeList(items, SqlParserPos.ZERO), select);
    }

    private static SqlWith merged(SqlWith outer, SqlWith inner) {
        SqlNodeList items = new SqlNodeList(outer.withList, SqlParserPos.ZERO);
        items.addAll(inner.withList);
        return new SqlWith(SqlParserPos.ZERO, items, inner.body);
    }

    /** A name with the reason why it is there before it. */
    private static final class Explained extends SqlIdentifier {
        private final String comment;

        private Explained(String name, String comment) {
            super(name, SqlParserPos.ZERO);
            this.comment = comment;
        }

        @Override
        public void unparse(SqlWriter writer, int left, int right) {
            writer.newlineAndIndent();
            if (!comment.isEmpty()) {
                writer.print("/* " + comment + " */ ");
            }
            super.unparse(writer, left, right);
        }
    }
}

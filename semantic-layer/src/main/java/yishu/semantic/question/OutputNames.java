package yishu.semantic.question;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Names for what the question did not name; for columns of an answer those that Trino gives, {@code _col0}. */
final class OutputNames {
    private OutputNames() {}

    static void give(SqlNodeList items) {
        for (int index = 0; index < items.size(); index++) {
            SqlNode item = items.get(index);
            if (item.getKind() != SqlKind.AS && !(item instanceof SqlIdentifier)) {
                items.set(index, as(item, "_col" + index));
            }
        }
    }

    static SqlNode as(SqlNode value, String name) {
        SqlParserPos position = value.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(position, value, new SqlIdentifier(name, position));
    }
}

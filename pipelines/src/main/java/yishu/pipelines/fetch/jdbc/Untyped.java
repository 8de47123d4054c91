package yishu.pipelines.fetch.jdbc;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.Types.optional;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column of SQLite, where each value has a type of its own whatever the column says: a DECIMAL may hold the number 0.1
 * beside the text 'n/a'. Every value is kept as its exact text.
 */
final class Untyped {
    private Untyped() {}

    static Column<String> column(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.BINARY).as(stringType()).named(name),
                Untyped::text,
                (group, field, value) -> group.add(field, value));
    }

    private static @Nullable String text(ResultSet rows, int position) throws SQLException {
        Object value = rows.getObject(position);
        if (value instanceof byte[]) {
            throw new SQLException("it holds bytes, which are not kept; cast them to text in the query");
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(NumberOutput.toString(number, true))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return value == null ? null : value.toString();
    }
}

package yishu.pipelines.fetch.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.fetch.Request;

/**
 * A column of an extract.
 *
 * @param type with its name
 * @param read takes the value from a row; null is no value
 * @param write puts it, exactly or with an {@link ArithmeticException}
 */
record Column<T>(PrimitiveType type, Read<T> read, Write<T> write) {

    /** How a value is taken from a row. */
    interface Read<T> {
        @Nullable
        T of(ResultSet rows, int position) throws SQLException;
    }

    /** How a value is put into a record. */
    interface Write<T> {
        void to(Group group, String name, T value);
    }

    /** Copies a value; tells it as text, in which nothing differs from an empty one by a leading byte. */
    String copy(ResultSet rows, int position, Group group, Request request) {
        String said = "";
        try {
            T value = read.of(rows, position);
            if (rows.wasNull() || value == null) {
                return "";
            }
            said = value.toString();
            write.to(group, type.getName(), value);
            return "=" + said;
        } catch (ArithmeticException e) {
            throw request.refusal("'" + said + "' in column '" + type.getName() + "' cannot be kept exactly", e);
        } catch (SQLException e) {
            throw Failure.of(request, "column '" + type.getName() + "' cannot be read", e);
        }
    }
}

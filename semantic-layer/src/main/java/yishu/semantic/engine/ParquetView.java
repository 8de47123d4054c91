package yishu.semantic.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import yishu.content.InputException;

/**
 * The view through which DuckDB sees a pinned table: named by one identifier, over exactly the given files. Columns are
 * found by Iceberg's field ids, so a file that was written before a column was renamed or added reads right.
 */
final class ParquetView {
    private ParquetView() {}

    static String of(Pinned table, List<String> files) {
        String name = "CREATE TEMP VIEW \"" + table.name().toString().replace("\"", "\"\"") + "\" AS ";
        return name + (files.isEmpty() ? empty(table) : over(table, files));
    }

    private static String over(Pinned table, List<String> files) {
        String columns = table.schema().columns().stream()
                .map(column -> column.fieldId() + ": {name: " + quoted(column.name()) + ", type: "
                        + quoted(type(table, column)) + ", default_value: NULL}")
                .collect(Collectors.joining(", "));
        String paths = files.stream().map(path -> quoted(literally(path))).collect(Collectors.joining(", ", "[", "]"));
        return "SELECT * FROM read_parquet(" + paths + ", hive_partitioning=false, schema=MAP {" + columns + "})";
    }

    private static String empty(Pinned table) {
        return table.schema().columns().stream()
                .map(column -> "CAST(NULL AS " + type(table, column) + ") AS \""
                        + column.name().replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** DuckDB takes {@code *}, {@code ?} and {@code [} in a path for wildcards; in brackets they mean themselves. */
    static String literally(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    private static String type(Pinned table, Types.NestedField column) {
        return switch (column.type().typeId()) {
            case LIST -> name(table, column, column.type().asListType().elementType()) + "[]";
            default -> name(table, column, column.type());
        };
    }

    private static String name(Pinned table, Types.NestedField column, Type type) {
        return switch (type.typeId()) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> ((Types.TimestampType) type).shouldAdjustToUTC() ? "TIMESTAMPTZ" : "TIMESTAMP";
            case STRING -> "VARCHAR";
            case DECIMAL ->
                "DECIMAL(" + ((Types.DecimalType) type).precision() + "," + ((Types.DecimalType) type).scale() + ")";
            default ->
                throw new InputException("Cannot read column '" + column.name() + "' of table '" + table.name()
                        + "': its type " + type + " has no column type in an answer");
        };
    }
}

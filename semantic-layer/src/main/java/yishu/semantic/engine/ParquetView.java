package yishu.semantic.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import yishu.content.InputException;

/**
 * The view through which DuckDB sees a pinned table: named by one identifier, over exactly its files, without the rows that
 * are deleted. Columns are found by Iceberg's field ids, so a file that was written before a column was renamed or added
 * reads right.
 */
final class ParquetView {
    private ParquetView() {}

    static String of(Pinned table, LiveRows rows) {
        List<String> parts = new ArrayList<>();
        if (!rows.whole().isEmpty()) {
            parts.add(select(table) + " FROM " + read(table.name(), rows.whole(), columns(table)));
        }
        if (rows.parts() > 0) {
            parts.add(select(table) + " FROM " + read(table.name(), rows.partPaths(), columns(table)) + " WHERE "
                    + "(CAST(file_index AS BIGINT) * " + LiveRows.FILE + " + file_row_number IN (SELECT row FROM \""
                    + rows.table() + "\")) IS NOT TRUE");
        }
        return "CREATE TEMP VIEW " + identifier(table.name().toString()) + " AS "
                + (parts.isEmpty() ? empty(table) : String.join(" UNION ALL ", parts));
    }

    private static List<Types.NestedField> columns(Pinned table) {
        return table.schema().columns();
    }

    private static String select(Pinned table) {
        return columns(table).stream()
                .map(column -> name(column) + " AS " + identifier(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    /** Columns of Parquet files, called by {@link #name}, which is never that of a column of DuckDB's own. */
    static String read(TableName table, List<String> paths, List<Types.NestedField> columns) {
        String ids = columns.stream()
                .map(column -> column.fieldId() + ": {name: " + quoted(name(column)) + ", type: "
                        + quoted(type(table, column)) + ", default_value: " + initial(column) + "}")
                .collect(Collectors.joining(", "));
        return "read_parquet(" + list(paths) + ", hive_partitioning=false, schema=MAP {" + ids + "})";
    }

    /** What a file written before the column was added is read with. */
    private static String initial(Types.NestedField column) {
        return column.initialDefault() == null
                ? "NULL"
                : quoted(Transforms.identity().toHumanString(column.type(), column.initialDefault()));
    }

    static String name(Types.NestedField column) {
        return "c" + column.fieldId();
    }

    static String list(List<String> paths) {
        return paths.stream().map(path -> quoted(literally(path))).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String empty(Pinned table) {
        return table.schema().columns().stream()
                .map(column -> "CAST(NULL AS " + type(table.name(), column) + ") AS " + identifier(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }

    private static String identifier(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** DuckDB takes {@code *}, {@code ?} and {@code [} in a path for wildcards; in brackets they mean themselves. */
    static String literally(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    private static String type(TableName table, Types.NestedField column) {
        return switch (column.type().typeId()) {
            case LIST -> name(table, column, column.type().asListType().elementType()) + "[]";
            default -> name(table, column, column.type());
        };
    }

    private static String name(TableName table, Types.NestedField column, Type type) {
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

package yishu.semantic.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;

/** DuckDB in memory with plain tables, whose names are one identifier as the warehouse's are: {@code "core.x"}. */
final class MemoryEngine implements Engine {
    private final Connection connection;
    private final Map<TableName, Pinned> tables = new HashMap<>();

    MemoryEngine() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param select whose rows become the table's */
    MemoryEngine with(String table, String select, Map<String, String> properties) {
        execute("CREATE OR REPLACE TABLE \"" + table + "\" AS " + select);
        TableName name = TableName.parse(table);
        tables.put(name, new Pinned(name, 1, "release-2026-01-01.1", schema(table), properties));
        return this;
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Optional<Pinned> find(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    List<Pinned> pin(List<TableName> names) {
        return names.stream()
                .map(name -> find(name)
                        .orElseThrow(() -> new InputException("Cannot read table '" + name + "': no such table")))
                .toList();
    }

    static List<String> columns(Pinned table) {
        return table.schema().columns().stream().map(Types.NestedField::name).toList();
    }

    private Schema schema(String table) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (Rows.Column column :
                rows("SELECT * FROM \"" + table + "\" LIMIT 0").columns()) {
            fields.add(Types.NestedField.optional(fields.size() + 1, column.name(), type(column.type())));
        }
        return new Schema(fields);
    }

    private static Type type(String name) {
        if (name.startsWith("decimal")) {
            String[] digits = name.replaceAll("[^0-9,]", "").split(",", -1);
            return Types.DecimalType.of(Integer.parseInt(digits[0]), Integer.parseInt(digits[1]));
        }
        return switch (name) {
            case "integer" -> Types.IntegerType.get();
            case "bigint" -> Types.LongType.get();
            case "double" -> Types.DoubleType.get();
            case "date" -> Types.DateType.get();
            case "boolean" -> Types.BooleanType.get();
            case "timestamp with time zone" -> Types.TimestampType.withZone();
            default -> Types.StringType.get();
        };
    }

    @Override
    public Rows run(String sql, List<Pinned> pinned) {
        return rows(sql);
    }

    Rows rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData about = result.getMetaData();
            List<Rows.Column> columns = new ArrayList<>();
            for (int index = 1; index <= about.getColumnCount(); index++) {
                columns.add(new Rows.Column(
                        about.getColumnLabel(index),
                        about.getColumnTypeName(index).toLowerCase(Locale.ROOT)));
            }
            List<List<@Nullable Object>> values = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int index = 1; index <= columns.size(); index++) {
                    row.add(value(result.getObject(index)));
                }
                values.add(row);
            }
            return new Rows(columns, values);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + "\n" + e.getMessage(), e);
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        return value instanceof Date date ? date.toLocalDate() : value;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package yishu.semantic.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;
import yishu.semantic.question.Answer;

/** Parquet, written by a DuckDB of its own: the one that reads the warehouse may not write. */
final class ParquetFormat implements Format {
    @Override
    public void write(Answer answer, OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory("yishu-parquet");
        Path file = folder.resolve("answer.parquet");
        try {
            write(answer.rows(), file);
            Files.copy(file, out);
        } catch (SQLException e) {
            throw new IOException("Cannot write Parquet: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void write(Rows rows, Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE TABLE answer (" + columns(rows) + ")");
            fill(connection, rows);
            statement.execute("COPY answer TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        }
    }

    private static String columns(Rows rows) {
        return rows.columns().stream()
                .map(column -> "\"" + column.name().replace("\"", "\"\"") + "\" " + type(column.type()))
                .collect(Collectors.joining(", "));
    }

    private static String type(String trino) {
        if (trino.startsWith("array(")) {
            return type(trino.substring("array(".length(), trino.length() - 1)) + "[]";
        }
        return switch (trino) {
            case "timestamp(6) with time zone" -> "TIMESTAMPTZ";
            case "timestamp(6)" -> "TIMESTAMP";
            default -> trino;
        };
    }

    /** A decimal goes in as text, which DuckDB casts exactly; a decimal parameter would take the first row's scale. */
    private static void fill(Connection connection, Rows rows) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(rows.columns().size(), "?"));
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO answer VALUES (" + marks + ")")) {
            for (List<@Nullable Object> row : rows.values()) {
                for (int column = 0; column < row.size(); column++) {
                    insert.setObject(column + 1, parameter(connection, row.get(column)));
                }
                insert.execute();
            }
        }
        connection.commit();
    }

    private static @Nullable Object parameter(Connection connection, @Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof List<?> list) {
            return connection.createArrayOf(
                    "VARCHAR",
                    list.stream()
                            .map(it -> it == null ? null : ValueText.of(it))
                            .toArray());
        }
        return ValueText.of(value);
    }

    @Override
    public boolean holdsNotes() {
        return false;
    }

    @Override
    public boolean isBinary() {
        return true;
    }

    @Override
    public String mediaType() {
        return "application/vnd.apache.parquet";
    }
}

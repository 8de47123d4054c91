package yishu.semantic.engine;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/**
 * Runs SQL in this process with DuckDB, over the files that Iceberg planned. Each question has a connection of its own,
 * whose temporary views are the tables that it pinned. Only SQL that the planner wrote may come here: DuckDB is locked
 * to the warehouse's folder, but within it a {@code COPY ... TO} would write.
 */
public final class DuckDbEngine implements Engine {
    private static final List<String> OF_VALUES =
            List.of("Conversion Error", "Out of Range Error", "Invalid Input Error");
    /** How many are kept of all snapshots; a row takes eight bytes. */
    private static final long DELETED_ROWS = 20_000_000;

    private final Warehouse warehouse;
    private final DuckDBConnection database;
    private final Deletions deletions;
    private final DuckDbValue value;
    private final Semaphore places = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    private DuckDbEngine(Warehouse warehouse, DuckDBConnection database, ZoneId zone) {
        this.warehouse = warehouse;
        this.database = database;
        this.deletions = new Deletions(database, DELETED_ROWS);
        this.value = new DuckDbValue(zone);
    }

    /** @param zone in which a moment falls on a date */
    public static DuckDbEngine over(Warehouse warehouse, ZoneId zone) {
        try {
            Connection database = DriverManager.getConnection("jdbc:duckdb:");
            lock(database, warehouse.location(), zone);
            return new DuckDbEngine(warehouse, database.unwrap(DuckDBConnection.class), zone);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start DuckDB: " + e.getMessage(), e);
        }
    }

    private static void lock(Connection database, Path folder, ZoneId zone) throws SQLException {
        String path = folder.toString();
        String spill = System.getProperty("java.io.tmpdir") + File.separator + "yishu-duckdb-"
                + ProcessHandle.current().pid();
        for (String setting : List.of(
                "SET GLOBAL TimeZone = " + ParquetView.quoted(zone.getId()),
                // A quotient by zero is no number, as in a derived figure, rather than infinite.
                "SET GLOBAL ieee_floating_point_ops = false",
                "SET GLOBAL error_on_division_by_zero = false",
                "SET temp_directory = " + ParquetView.quoted(spill),
                "SET allowed_directories = [" + ParquetView.quoted(path) + ", "
                        + ParquetView.quoted(ParquetView.literally(path)) + "]",
                "SET enable_external_access = false",
                "SET lock_configuration = true")) {
            execute(database, setting);
        }
    }

    @Override
    public Rows run(String sql, List<Pinned> tables) {
        try (Deletions.Reading reading = deletions.reading()) {
            return answer(
                    sql,
                    tables.stream()
                            .map(table -> ParquetView.of(table, reading.left(table, warehouse.files(table))))
                            .toList());
        }
    }

    private Rows answer(String sql, List<String> views) {
        places.acquireUninterruptibly();
        try (Connection connection = database.duplicate()) {
            for (String view : views) {
                execute(connection, view);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw fault(sql, e);
        } finally {
            places.release();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Rows rows(ResultSet result) throws SQLException {
        ResultSetMetaData described = result.getMetaData();
        List<Rows.Column> columns = new ArrayList<>();
        for (int column = 1; column <= described.getColumnCount(); column++) {
            columns.add(new Rows.Column(
                    described.getColumnLabel(column), DuckDbValue.type(described.getColumnTypeName(column))));
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            for (int column = 1; column <= columns.size(); column++) {
                row.add(value.of(result.getObject(column)));
            }
            values.add(row);
        }
        return new Rows(columns, values);
    }

    /** A value that does not fit is the asker's to mend; SQL that DuckDB does not understand is ours. */
    private static RuntimeException fault(String sql, SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        boolean ofValues = OF_VALUES.stream().anyMatch(message::startsWith);
        return ofValues
                ? new InputException("Cannot answer the question: " + message.replaceFirst("^[^:]*: ", ""), e)
                : new IllegalStateException("Cannot run on DuckDB: " + e.getMessage() + "\n" + sql, e);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot stop DuckDB: " + e.getMessage(), e);
        }
    }
}

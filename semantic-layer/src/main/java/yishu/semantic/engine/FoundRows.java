package yishu.semantic.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Deleted rows while they are looked for, as temporary tables: {@code files (file, path, rows)}, and
 * {@code found (file, row)}, which may have a row twice.
 */
final class FoundRows {
    private final DuckDBConnection connection;
    private final List<PlannedFile> files;

    FoundRows(DuckDBConnection connection, List<PlannedFile> files) throws SQLException {
        this.connection = connection;
        this.files = files;
        execute("CREATE TEMP TABLE found (file INTEGER, row BIGINT)");
        execute("CREATE TEMP TABLE files (file INTEGER, path VARCHAR, rows BIGINT)");
        try (DuckDBAppender appender = appender("files")) {
            for (int file = 0; file < files.size(); file++) {
                appender.beginRow();
                appender.append(file);
                appender.append(files.get(file).path());
                appender.append(files.get(file).rows());
                appender.endRow();
            }
        }
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender("temp", "main", table);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @param places of files in the table of another snapshot */
    void takeOver(LiveRows before, Map<Integer, Integer> places) throws SQLException {
        if (!places.isEmpty()) {
            place(places);
            execute("INSERT INTO found SELECT p.file, d.row % " + LiveRows.FILE + " FROM \"" + before.table()
                    + "\" d JOIN placed p ON p.place = d.row // " + LiveRows.FILE);
        }
    }

    void add(int file, LongStream rows) throws SQLException {
        try (DuckDBAppender appender = appender("found")) {
            long end = files.get(file).rows();
            for (long row : rows.filter(row -> row < end).toArray()) {
                appender.beginRow();
                appender.append(file);
                appender.append(row);
                appender.endRow();
            }
        }
    }

    /** Makes a table of them, which counts the files anew: those with some rows left, with none, with all. */
    LiveRows settle(String table, List<String> untouched) throws SQLException {
        Map<Integer, Long> deleted = count();
        List<Integer> parts = new ArrayList<>();
        List<Integer> empty = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            long rows = deleted.getOrDefault(file, 0L);
            (rows == 0 ? whole : rows < files.get(file).rows() ? parts : empty).add(file);
        }
        List<Integer> order = new ArrayList<>(parts);
        order.addAll(empty);
        order.addAll(whole);
        Map<Integer, Integer> places = new HashMap<>();
        order.forEach(file -> places.put(file, places.size()));
        place(places);
        execute("CREATE TABLE \"" + table + "\" AS SELECT DISTINCT p.place * " + LiveRows.FILE
                + " + f.row AS row FROM found f JOIN placed p ON p.file = f.file");
        List<String> paths = new ArrayList<>(untouched);
        whole.forEach(file -> paths.add(files.get(file).path()));
        long rows = deleted.values().stream().mapToLong(it -> it).sum();
        return new LiveRows(paths, order.stream().map(files::get).toList(), parts.size(), table, rows);
    }

    private Map<Integer, Long> count() throws SQLException {
        Map<Integer, Long> deleted = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet counted =
                        statement.executeQuery("SELECT file, count(DISTINCT row) FROM found GROUP BY file")) {
            while (counted.next()) {
                deleted.put(counted.getInt(1), counted.getLong(2));
            }
        }
        return deleted;
    }

    private void place(Map<Integer, Integer> places) throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE placed (file INTEGER, place INTEGER)");
        try (DuckDBAppender appender = appender("placed")) {
            for (Map.Entry<Integer, Integer> entry : places.entrySet()) {
                appender.beginRow();
                appender.append(entry.getKey());
                appender.append(entry.getValue());
                appender.endRow();
            }
        }
    }
}

package yishu.pipelines.generate.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A SQLite database that is filled in one transaction, so that the same rows make the same bytes. */
public final class Database implements Closeable {
    private static final int BATCH = 5_000;

    private final Connection connection;
    private final Map<String, Inserts> tables = new LinkedHashMap<>();

    /** Rows on their way into a table. */
    private static final class Inserts {
        private final PreparedStatement statement;
        private long count;

        Inserts(PreparedStatement statement) {
            this.statement = statement;
        }
    }

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** A new database with the tables of a script, whose statements end in semicolons. */
    public static Database create(Path file, String script) throws IOException {
        try {
            java.nio.file.Files.deleteIfExists(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = OFF");
                statement.execute("PRAGMA synchronous = OFF");
                connection.setAutoCommit(false);
                for (String sql : script.split(";", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
            return new Database(connection);
        } catch (SQLException e) {
            throw new IOException("Cannot create database '" + file + "'", e);
        }
    }

    /** Number, from 1, of the row that comes next in a table. */
    public long next(String table) {
        Inserts inserts = tables.get(table);
        return inserts == null ? 1 : inserts.count + 1;
    }

    /** Adds a row of texts and numbers; a blank text becomes NULL. */
    public void row(String table, List<?> values) throws IOException {
        try {
            Inserts inserts = tables.get(table);
            if (inserts == null) {
                String places = "?, ".repeat(values.size() - 1) + "?";
                inserts = new Inserts(connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")"));
                tables.put(table, inserts);
            }
            for (int column = 0; column < values.size(); column++) {
                Object value = values.get(column);
                inserts.statement.setObject(column + 1, "".equals(value) ? null : value);
            }
            inserts.statement.addBatch();
            if (++inserts.count % BATCH == 0) {
                inserts.statement.executeBatch();
            }
        } catch (SQLException e) {
            throw new IOException("Cannot write a row into '" + table + "'", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (Inserts inserts : tables.values()) {
                inserts.statement.executeBatch();
                inserts.statement.close();
            }
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw new IOException("Cannot finish the database", e);
        }
    }
}

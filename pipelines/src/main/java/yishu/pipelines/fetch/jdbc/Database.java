package yishu.pipelines.fetch.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import yishu.pipelines.fetch.Request;

/** A connection that only reads, and sees one state of the database where the database can keep one. */
final class Database implements AutoCloseable {
    private final Request request;
    private final Connection connection;
    private final boolean hasTypes;

    private Database(Request request, Connection connection, boolean hasTypes) {
        this.request = request;
        this.connection = connection;
        this.hasTypes = hasTypes;
    }

    /** Connects as the settings say. */
    static Database open(Request request) {
        String url = request.connection().getOrDefault("url", "");
        boolean isSqlite = url.startsWith("jdbc:sqlite:");
        Properties properties = new Properties();
        for (String key : new String[] {"user", "password"}) {
            if (!request.connection().getOrDefault(key, "").isEmpty()) {
                properties.setProperty(key, request.connection().get(key));
            }
        }
        if (isSqlite) {
            // Read-only, and no new file where there is none.
            properties.setProperty("open_mode", "1");
        }
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw request.refusal("no driver here knows the address of the setting '" + Failure.setting(request, "url")
                    + "'; there is jdbc:postgresql:... and jdbc:sqlite:...");
        }
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            Database database = new Database(request, connection, !isSqlite);
            database.readOneState();
            return database;
        } catch (SQLException e) {
            throw Failure.of(request, "the database cannot be reached", e);
        }
    }

    private void readOneState() throws SQLException {
        if (!connection.isReadOnly()) {
            connection.setReadOnly(true);
        }
        if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        // PostgreSQL hands over all rows at once, unless within a transaction.
        connection.setAutoCommit(false);
    }

    Connection connection() {
        return connection;
    }

    /** Whether all values of a column are of its type. */
    boolean hasTypes() {
        return hasTypes;
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            closing.rollback();
        } catch (SQLException e) {
            request.progress().accept("Cannot close the connection of '" + request.address() + "'");
        }
    }
}

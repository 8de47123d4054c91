package yishu.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * An advisory lock of the PostgreSQL that holds the catalog. It has a connection of its own, which ends with the process,
 * and within a minute if the whole machine is gone.
 */
final class AdvisoryTableLock implements TableLock {
    private static final String NOTICE_LOST_MACHINES =
            "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3";

    private final String table;
    private final Connection connection;

    AdvisoryTableLock(String uri, String user, String password, String table) {
        this.table = table;
        Properties login = new Properties();
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "yishu");
        if (!user.isEmpty()) {
            login.setProperty("user", user);
            login.setProperty("password", password);
        }
        this.connection = connect(uri, login);
    }

    private static Connection connect(String uri, Properties login) {
        try {
            Connection connection = DriverManager.getConnection(uri, login);
            try (Statement session = connection.createStatement()) {
                session.execute(NOTICE_LOST_MACHINES);
            }
            return connection;
        } catch (SQLException e) {
            throw new InputException(
                    "Cannot open catalog '" + uri.replaceFirst("\\?.*", "") + "': " + e.getMessage(), e);
        }
    }

    @Override
    public boolean tryTake() {
        try (PreparedStatement ask = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            ask.setLong(1, number("yishu lock of " + table));
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot lock table '" + table + "': " + e.getMessage(), e);
        }
    }

    /** PostgreSQL knows its locks by numbers, not by names. */
    private static long number(String name) {
        return ByteBuffer.wrap(sha256().digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot unlock table '" + table + "': " + e.getMessage(), e);
        }
    }
}

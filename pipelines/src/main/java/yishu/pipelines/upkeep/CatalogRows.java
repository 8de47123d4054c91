package yishu.pipelines.upkeep;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import yishu.content.InputException;
import yishu.content.Settings;

/**
 * What the catalog knows, at one moment for all tables.
 *
 * @param tables with the place of their metadata
 * @param properties of namespaces
 */
record CatalogRows(List<TableRow> tables, List<PropertyRow> properties) {
    private static final String CATALOG = "yishu";

    /** A table, and where its metadata is. */
    record TableRow(String namespace, String name, String metadata) {
        @Override
        public String toString() {
            return namespace + "." + name;
        }
    }

    /** A property of a namespace. */
    record PropertyRow(String namespace, String key, String value) {}

    static CatalogRows read(String uri, Settings settings) {
        try (Connection connection = connect(uri, settings)) {
            if (uri.startsWith("jdbc:postgresql:")) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false);
            List<TableRow> tables = new ArrayList<>();
            List<PropertyRow> properties = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("SELECT table_namespace, table_name, metadata_location"
                        + " FROM iceberg_tables WHERE catalog_name = '" + CATALOG + "' ORDER BY 1, 2")) {
                    while (row.next()) {
                        tables.add(new TableRow(row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
                try (ResultSet row = statement.executeQuery("SELECT namespace, property_key, property_value"
                        + " FROM iceberg_namespace_properties WHERE catalog_name = '" + CATALOG + "' ORDER BY 1, 2")) {
                    while (row.next()) {
                        properties.add(new PropertyRow(row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
            }
            return new CatalogRows(tables, properties);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the catalog: " + e.getMessage(), e);
        }
    }

    /** Writes them into a catalog that has none, all or nothing; each metadata where it is now. */
    void write(String uri, Settings settings, UnaryOperator<String> moved) {
        try (Connection connection = connect(uri, settings)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO iceberg_tables (catalog_name,"
                    + " table_namespace, table_name, metadata_location, iceberg_type) VALUES (?, ?, ?, ?, 'TABLE')")) {
                for (TableRow it : tables) {
                    add(insert, it.namespace(), it.name(), moved.apply(it.metadata()));
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO iceberg_namespace_properties"
                    + " (catalog_name, namespace, property_key, property_value) VALUES (?, ?, ?, ?)")) {
                for (PropertyRow it : properties) {
                    add(insert, it.namespace(), it.key(), it.value());
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write the catalog: " + e.getMessage(), e);
        }
    }

    private static void add(PreparedStatement insert, String one, String two, String three) throws SQLException {
        insert.setString(1, CATALOG);
        insert.setString(2, one);
        insert.setString(3, two);
        insert.setString(4, three);
        insert.executeUpdate();
    }

    private static Connection connect(String uri, Settings settings) {
        Properties login = new Properties();
        if (!settings.text("catalog.user").isEmpty()) {
            login.setProperty("user", settings.text("catalog.user"));
            login.setProperty("password", settings.text("catalog.password"));
        }
        try {
            return DriverManager.getConnection(uri, login);
        } catch (SQLException e) {
            throw new InputException(
                    "Cannot open catalog '" + uri.replaceFirst("\\?.*", "") + "': " + e.getMessage(), e);
        }
    }
}

package yishu.semantic.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import yishu.content.Settings;

/** A warehouse that a test writes with DuckDB, as Spark would have written it. */
public final class TestWarehouse implements AutoCloseable {
    private final Path folder;
    private final JdbcCatalog catalog = new JdbcCatalog(any -> new LocalFileIO(), null, true);

    public TestWarehouse(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catalog.initialize(
                "yishu",
                Map.of(
                        CatalogProperties.URI,
                        settings().catalogUri(),
                        CatalogProperties.WAREHOUSE_LOCATION,
                        folder.toString(),
                        "jdbc.schema-version",
                        "V1"));
    }

    public Settings settings() {
        return Settings.read(folder, Map.of(), Map.of("warehouse.location", folder.toString()));
    }

    /** An empty table whose columns have the ids 1, 2, 3 ... */
    public Table create(String name, Map<String, String> properties, Types.NestedField... columns) {
        TableName table = TableName.parse(name);
        Namespace namespace = Namespace.of(table.namespace());
        if (!catalog.namespaceExists(namespace)) {
            catalog.createNamespace(namespace);
        }
        return catalog.createTable(
                TableIdentifier.of(namespace, table.name()),
                new Schema(columns),
                PartitionSpec.unpartitioned(),
                properties);
    }

    /** A table that was created before. */
    public Table table(String name) {
        TableName table = TableName.parse(name);
        return catalog.loadTable(TableIdentifier.of(Namespace.of(table.namespace()), table.name()));
    }

    /** Appends one file with the rows of a statement, its columns in the order of the table's. */
    public DataFile append(Table table, String sql) {
        return append(table, SnapshotRef.MAIN_BRANCH, sql);
    }

    /** Appends to a branch. */
    public DataFile append(Table table, String branch, String sql) {
        DataFile file = write(table, "行 数'[1] " + UUID.randomUUID() + ".parquet", sql);
        table.newAppend().appendFile(file).toBranch(branch).commit();
        return file;
    }

    public void release(Table table, String tag) {
        table.manageSnapshots()
                .createTag(tag, table.currentSnapshot().snapshotId())
                .commit();
    }

    DataFile write(Table table, String name, String sql) {
        Path path = Path.of(table.location(), "data", name);
        long rows = copy(table.schema(), sql, path);
        return DataFiles.builder(table.spec())
                .withPath("file:" + path)
                .withFileSizeInBytes(path.toFile().length())
                .withRecordCount(rows)
                .withFormat(FileFormat.PARQUET)
                .build();
    }

    static long copy(Schema schema, String sql, Path path) {
        Pinned shape = new Pinned(new TableName("core", "shape"), -1, "", schema, Map.of());
        String ids = schema.columns().stream().map(TestWarehouse::id).collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Files.createDirectories(path.getParent());
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute(ParquetView.of(shape, LiveRows.all(List.of())));
            statement.execute("CREATE TABLE typed AS SELECT * FROM \"core.shape\"");
            statement.execute("INSERT INTO typed " + sql);
            return statement.executeUpdate("COPY typed TO '" + path.toString().replace("'", "''")
                    + "' (FORMAT parquet, FIELD_IDS {" + ids + "})");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Types.NestedField column) {
        return column.type().isListType()
                ? column.name() + ": {__duckdb_field_id: " + column.fieldId() + ", element: "
                        + column.type().asListType().elementId() + "}"
                : column.name() + ": " + column.fieldId();
    }

    @Override
    public void close() {
        catalog.close();
    }
}

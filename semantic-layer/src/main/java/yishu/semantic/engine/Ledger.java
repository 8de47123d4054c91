package yishu.semantic.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.TableLock;

/**
 * A table of the warehouse to which this side appends rows, and in which none is ever changed. Each append is a Parquet
 * file, which a DuckDB of its own writes, and one commit.
 */
public final class Ledger {
    private final Warehouse warehouse;
    private final TableName name;
    private final Schema schema;
    private final Map<String, String> properties;

    /** @param schema of text, numbers and moments */
    public Ledger(Warehouse warehouse, TableName name, Schema schema, Map<String, String> properties) {
        this.warehouse = warehouse;
        this.name = name;
        this.schema = schema;
        this.properties = Map.copyOf(properties);
    }

    /** The table as it is now; empty before the first append. */
    public Optional<Pinned> find() {
        return warehouse.find(name);
    }

    /** The right to append: what is read under it stays true until it is closed. */
    public TableLock lock(Consumer<String> progress) {
        return warehouse.locks().take(name.toString(), progress);
    }

    /** Appends rows under a lock that the caller holds. */
    public void append(List<List<@Nullable Object>> rows) {
        append(rows, Map.of());
    }

    /** Appends rows, and in the same commit says what holds of the table with them. */
    public void append(List<List<@Nullable Object>> rows, Map<String, String> said) {
        Table table = warehouse.ensure(name, schema, properties);
        String location = LocalFileIO.path(table.location());
        if (location.contains("://")) {
            throw new InputException("Cannot write table '" + name + "': it is kept at '" + location
                    + "', and only a warehouse on this machine can be written from here");
        }
        Path folder = Path.of(location, "data");
        Path file = folder.resolve(UUID.randomUUID() + ".parquet");
        write(folder, file, rows);
        DataFile written = DataFiles.builder(table.spec())
                .withPath("file:" + file)
                .withFileSizeInBytes(file.toFile().length())
                .withRecordCount(rows.size())
                .withFormat(FileFormat.PARQUET)
                .build();
        Transaction commit = table.newTransaction();
        UpdateProperties update = commit.updateProperties();
        said.forEach(update::set);
        update.commit();
        commit.newAppend().appendFile(written).commit();
        commit.commitTransaction();
    }

    private void write(Path folder, Path file, List<List<@Nullable Object>> rows) {
        List<Types.NestedField> columns = schema.columns();
        String typed = columns.stream().map(Ledger::column).collect(Collectors.joining(", "));
        String ids = columns.stream()
                .map(it -> '"' + it.name() + "\": " + it.fieldId())
                .collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write table '" + name + "'", e);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE TABLE appended (" + typed + ")");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO appended VALUES (" + marks + ")")) {
                for (List<@Nullable Object> row : rows) {
                    for (int column = 0; column < row.size(); column++) {
                        insert.setObject(column + 1, parameter(row.get(column)));
                    }
                    insert.execute();
                }
            }
            statement.execute("COPY appended TO " + ParquetView.quoted(file.toString())
                    + " (FORMAT parquet, FIELD_IDS {" + ids + "})");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write table '" + name + "': " + e.getMessage(), e);
        }
    }

    private static String column(Types.NestedField column) {
        return '"' + column.name() + "\" "
                + switch (column.type().typeId()) {
                    case INTEGER -> "INTEGER";
                    case LONG -> "BIGINT";
                    case DOUBLE -> "DOUBLE";
                    case TIMESTAMP -> "TIMESTAMPTZ";
                    default -> "VARCHAR";
                };
    }

    private static @Nullable Object parameter(@Nullable Object value) {
        return value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value;
    }
}

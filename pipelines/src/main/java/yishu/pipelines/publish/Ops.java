package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import yishu.content.TableLock;

/** The tables of {@code ops} that tell what each load did. A load's rows are written once, however often it is replayed. */
final class Ops {
    static final String RUNS = "runs";
    static final String FILES = "files";
    static final String CHECKS = "checks";
    static final String QUARANTINE = "quarantine";
    static final String LINEAGE = "lineage";

    /** In the order of their writing: {@code runs} is last, so a load that has it has them all. */
    static final Map<String, StructType> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put(
                FILES,
                StructType.fromDDL(
                        "load_id STRING, dataset STRING, file_hash STRING, file_name STRING, "
                                + "bytes BIGINT, encoding STRING, read BIGINT, published BIGINT, quarantined BIGINT, notes STRING"));
        TABLES.put(
                CHECKS,
                StructType.fromDDL("load_id STRING, dataset STRING, check_name STRING, severity STRING, "
                        + "passed BOOLEAN, failed_rows BIGINT, finding STRING"));
        TABLES.put(
                QUARANTINE,
                StructType.fromDDL("load_id STRING, dataset STRING, file_hash STRING, file_name STRING, "
                        + "sheet STRING, row_number INT, column_number INT, property STRING, text STRING, reason STRING, "
                        + "candidates STRING"));
        TABLES.put(
                LINEAGE,
                StructType.fromDDL(
                        "load_id STRING, dataset STRING, file_hash STRING, sheet STRING, "
                                + "table_name STRING, column_name STRING, source_column STRING, column_number INT, rule STRING"));
        TABLES.put(
                RUNS,
                StructType.fromDDL("load_id STRING, dataset STRING, release STRING, started_at TIMESTAMP, "
                        + "ended_at TIMESTAMP, read BIGINT, published BIGINT, quarantined BIGINT, outcome STRING, "
                        + "contract_hash STRING, source_hash STRING, codelist_hash STRING, normalizer_version STRING"));
    }

    private final Lake lake;

    Ops(Lake lake) {
        this.lake = lake;
    }

    void ensure() {
        TABLES.forEach((name, schema) -> lake.ensure(full(name), schema, Map.of()));
    }

    static StructType schema(String name) {
        return Objects.requireNonNull(TABLES.get(name), name);
    }

    static String full(String name) {
        return "ops." + name;
    }

    /** The rows of a table that a condition finds; without Spark, for they are few. */
    List<Record> read(String name, Expression condition) {
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(lake.table(full(name))).where(condition).build()) {
            List<Record> found = new ArrayList<>();
            rows.forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a table has rows of a load. */
    boolean holds(String name, String load) {
        return FileRows.areAny(IcebergGenerics.read(lake.table(full(name))).where(Expressions.equal("load_id", load)));
    }

    /** Writes rows into data files of a table, which no reader sees until they are appended. */
    List<DataFile> write(String name, List<List<@Nullable Object>> rows) {
        return write(name, schema(name), rows);
    }

    private List<DataFile> write(String name, StructType schema, List<List<@Nullable Object>> rows) {
        try (RowFiles files = new RowFiles(lake.table(full(name)), List.of(schema.fieldNames()))) {
            rows.forEach(row -> files.write(row.toArray()));
            return files.finish();
        }
    }

    /** Appends rows to a table that is not of a load. */
    void append(String name, StructType schema, List<List<@Nullable Object>> rows) {
        try (TableLock lock = lake.locks().take(full(name), line -> {})) {
            append(name, write(name, schema, rows));
        }
    }

    private void append(String name, List<DataFile> files) {
        if (files.isEmpty()) {
            return;
        }
        AppendFiles append = lake.table(full(name)).newAppend();
        files.forEach(append::appendFile);
        append.commit();
    }

    /** Appends the data files of a load, which are made only then, unless its rows are there. */
    void append(String name, String load, Supplier<List<DataFile>> files) {
        try (TableLock lock = lake.locks().take(full(name), line -> {})) {
            if (!holds(name, load)) {
                append(name, files.get());
            }
        }
        if (name.equals(RUNS)) {
            lake.announcements().told(load);
        }
    }
}

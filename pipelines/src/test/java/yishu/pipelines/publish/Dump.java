package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;

/**
 * Every row of every table of a warehouse, as text, without what differs between two runs that did the same: ids of loads,
 * releases and times. It reads with Iceberg alone, so it also serves where no Spark runs.
 */
public final class Dump {
    private static final Set<String> OF_ONE_RUN = Set.of("load_id", "release", "started_at", "ended_at");

    private Dump() {}

    /** The rows by table, sorted, each as its columns by name. */
    public static Map<String, List<String>> of(JdbcCatalog catalog) {
        Map<String, List<String>> rows = new TreeMap<>();
        tables(catalog).forEach((name, table) -> rows.put(name, rows(table)));
        return rows;
    }

    /** Every table, by name. */
    public static Map<String, Table> tables(JdbcCatalog catalog) {
        Map<String, Table> tables = new TreeMap<>();
        for (Namespace namespace : catalog.listNamespaces()) {
            for (TableIdentifier name : catalog.listTables(namespace)) {
                tables.put(name.toString(), catalog.loadTable(name));
            }
        }
        return tables;
    }

    /** What must not be there after a load: branches besides main. */
    public static List<String> branches(JdbcCatalog catalog) {
        List<String> branches = new ArrayList<>();
        tables(catalog).forEach((name, table) -> table.refs().forEach((ref, it) -> {
            if (it.isBranch() && !ref.equals(SnapshotRef.MAIN_BRANCH)) {
                branches.add(name + "." + ref);
            }
        }));
        return branches;
    }

    /** Opens the catalog of a warehouse. */
    public static JdbcCatalog catalog(String uri, String warehouse) {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.setConf(new org.apache.hadoop.conf.Configuration());
        Map<String, String> options = new HashMap<>();
        options.put("uri", uri);
        options.put("warehouse", warehouse);
        options.put("jdbc.schema-version", "V1");
        catalog.initialize("yishu", options);
        return catalog;
    }

    private static List<String> rows(Table table) {
        List<String> rows = new ArrayList<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            records.forEach(it -> rows.add(text(it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.sort(null);
        return rows;
    }

    private static String text(Record row) {
        Map<String, Object> columns = new TreeMap<>();
        for (Types.NestedField field : row.struct().fields()) {
            Object value = row.getField(field.name());
            if (value != null && !OF_ONE_RUN.contains(field.name())) {
                columns.put(field.name(), value);
            }
        }
        return columns.toString();
    }
}

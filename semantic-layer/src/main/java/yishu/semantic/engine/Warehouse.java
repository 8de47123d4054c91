package yishu.semantic.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Settings;
import yishu.content.TableLock;
import yishu.content.TableLocks;

/**
 * The tables of one installation and the snapshots that they are at. Opening it takes a second, so it is opened once;
 * each pin looks at the catalog anew and sees what was published meanwhile.
 */
public final class Warehouse implements AutoCloseable {
    private static final String VINTAGES = "_vintages";

    private final Path location;
    private final JdbcCatalog catalog;
    private final TableLocks locks;
    private final PlannedFiles planned = new PlannedFiles(this::load);

    private Warehouse(Path location, JdbcCatalog catalog, TableLocks locks) {
        this.location = location;
        this.catalog = catalog;
        this.locks = locks;
    }

    /** Whether anything was ever loaded there. */
    public static boolean isThere(Settings settings) {
        boolean embedded = settings.text("catalog.uri").isEmpty();
        return Files.isDirectory(settings.warehouse())
                && (!embedded || Files.exists(settings.warehouse().resolve("catalog.db")));
    }

    /** @throws InputException if nothing was ever loaded there; nothing is created then */
    public static Warehouse open(Settings settings) {
        Path location = settings.warehouse();
        if (!isThere(settings)) {
            throw new InputException("Cannot open warehouse '" + location
                    + "': nothing was loaded there yet; run `./yishu ingest` first, or name another with --warehouse");
        }
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.URI, settings.catalogUri());
        properties.put(CatalogProperties.WAREHOUSE_LOCATION, location.toString());
        properties.put("jdbc.schema-version", "V1");
        putIfSet(properties, "jdbc.user", settings.text("catalog.user"));
        putIfSet(properties, "jdbc.password", settings.text("catalog.password"));
        JdbcCatalog catalog = new JdbcCatalog(any -> new LocalFileIO(), null, false);
        catalog.initialize("yishu", properties);
        return new Warehouse(location, catalog, TableLocks.of(settings));
    }

    private static void putIfSet(Map<String, String> properties, String key, String value) {
        if (!value.isEmpty()) {
            properties.put(key, value);
        }
    }

    public Path location() {
        return location;
    }

    /** Who may write which table. */
    TableLocks locks() {
        return locks;
    }

    /** Every table, in the order of their names. */
    public List<TableName> tables() {
        return catalog.listNamespaces().stream()
                .flatMap(namespace -> catalog.listTables(namespace).stream())
                .map(table -> new TableName(table.namespace().toString(), table.name()))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    /** A table as it was last published; empty when there is none of that name. */
    public Optional<Pinned> find(TableName name) {
        try {
            return Optional.of(newest(name, catalog.loadTable(identifier(name))));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    /** A table as it was last published, and the release that this is, if it is one. */
    public Pinned pin(TableName name) {
        return newest(name, load(name));
    }

    /**
     * Tables for one question, in the order given. {@code x} and {@code x_vintages} come from one release: while a
     * publish has reached one of the two, both are read at the release before.
     */
    public List<Pinned> pin(List<TableName> names) {
        Map<TableName, Pinned> pins = new HashMap<>();
        for (TableName name : names) {
            TableName vintages = new TableName(name.namespace(), name.name() + VINTAGES);
            if (names.contains(vintages)) {
                pinTogether(name, vintages, pins);
            } else {
                pins.computeIfAbsent(name, this::pin);
            }
        }
        List<Pinned> ordered = new ArrayList<>();
        names.forEach(name -> ordered.add(pins.computeIfAbsent(name, this::pin)));
        return ordered;
    }

    private void pinTogether(TableName name, TableName vintages, Map<TableName, Pinned> pins) {
        Table one = load(name);
        Table other = load(vintages);
        Optional<Release> release = Release.newestOf(one, other);
        pins.put(name, release.map(it -> at(name, one, it)).orElseGet(() -> newest(name, one)));
        pins.put(vintages, release.map(it -> at(vintages, other, it)).orElseGet(() -> newest(vintages, other)));
    }

    private static Pinned newest(TableName name, Table table) {
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return new Pinned(name, -1, "", table.schema(), table.properties());
        }
        String release =
                Release.newestAt(table, snapshot.snapshotId()).map(Release::tag).orElse("");
        return new Pinned(name, snapshot.snapshotId(), release, table.schema(), table.properties());
    }

    private static Pinned at(TableName name, Table table, Release release) {
        return new Pinned(name, release.in(table), release.tag(), table.schema(), table.properties());
    }

    /** The table, created if it is missing; the caller holds its lock. */
    Table ensure(TableName name, Schema schema, Map<String, String> properties) {
        if (!catalog.tableExists(identifier(name))) {
            // As every program that makes tables does: two of them would make the namespace twice.
            try (TableLock lock = locks.take("catalog", line -> {})) {
                Namespace namespace = Namespace.of(name.namespace());
                if (!catalog.namespaceExists(namespace)) {
                    catalog.createNamespace(namespace);
                }
                catalog.createTable(identifier(name), schema, PartitionSpec.unpartitioned(), properties);
            }
        }
        return load(name);
    }

    /** The Parquet files that hold the table's rows at its snapshot, and no others. */
    List<PlannedFile> files(Pinned table) {
        return planned.of(table);
    }

    private static TableIdentifier identifier(TableName name) {
        return TableIdentifier.of(Namespace.of(name.namespace()), name.name());
    }

    private Table load(TableName name) {
        try {
            return catalog.loadTable(identifier(name));
        } catch (NoSuchTableException e) {
            List<String> names = tables().stream().map(TableName::toString).toList();
            throw new InputException(
                    "Cannot read table '" + name + "': no such table" + Nearest.hint(name.toString(), names), e);
        }
    }

    @Override
    public void close() {
        catalog.close();
    }
}

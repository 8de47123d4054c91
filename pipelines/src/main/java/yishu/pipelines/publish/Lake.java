package yishu.pipelines.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.content.TableLock;
import yishu.content.TableLocks;
import yishu.pipelines.landing.Cipher;
import yishu.pipelines.lineage.RunEvents;
import yishu.pipelines.personal.Vault;

/** The warehouse as the pipelines see it: a Spark session over the Iceberg catalog {@code yishu}. */
public final class Lake implements AutoCloseable {
    private static final String CATALOG = "catalog";
    private static final Map<String, String> TABLE_DEFAULTS = Map.of(
            "format-version", "2",
            "write.delete.mode", "copy-on-write",
            "write.update.mode", "copy-on-write",
            "write.merge.mode", "copy-on-write",
            "write.parquet.compression-codec", "zstd",
            "write.metadata.delete-after-commit.enabled", "true");

    private final SparkSession spark;
    private final Path folder;
    private final Settings settings;
    private final TableLocks locks;
    private final Announcements announcements;
    private final boolean owned;

    private Lake(SparkSession spark, Settings settings, boolean owned) {
        this.settings = settings;
        this.spark = spark;
        this.folder = settings.warehouse();
        this.locks = TableLocks.of(settings);
        this.announcements = new Announcements(this, RunEvents.of(settings, System.err::println));
        this.owned = owned;
    }

    /** Starts Spark on the master that {@code spark-submit} or the settings name, with the settings' catalog. */
    public static Lake open(Settings settings) {
        Lake lake = open(Submission.of(settings).start(options(settings)), settings, true);
        Workers.see(lake);
        return lake;
    }

    /** As {@link #open}, of a warehouse in which something was loaded; an {@link InputException} if there is none. */
    public static Lake openPresent(Settings settings) {
        if (!Files.isDirectory(settings.warehouse().resolve("ops"))) {
            throw new InputException("Cannot open warehouse '" + settings.warehouse()
                    + "': nothing was loaded there yet; name another with --warehouse");
        }
        return open(settings);
    }

    /** A warehouse of its own in a program in which Spark runs already; closing it leaves Spark running. */
    public static Lake beside(SparkSession running, Settings settings) {
        SparkSession session = running.newSession();
        options(settings).forEach(session.conf()::set);
        return open(session, settings, false);
    }

    private static Lake open(SparkSession session, Settings settings, boolean owned) {
        settings.warehouse().toFile().mkdirs();
        SparkSession.setActiveSession(session);
        Lake lake = new Lake(session, settings, owned);
        // Two programs that open a new catalog at once would both create its tables.
        try (TableLock lock = lake.locks.take(CATALOG, line -> {})) {
            session.catalog().databaseExists(spark("core"));
        }
        return lake;
    }

    private static Map<String, String> options(Settings settings) {
        String catalog = "spark.sql.catalog.yishu";
        Map<String, String> options = new LinkedHashMap<>();
        options.put("spark.sql.session.timeZone", "UTC");
        options.put(catalog, "org.apache.iceberg.spark.SparkCatalog");
        options.put(catalog + ".catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
        options.put(catalog + ".uri", settings.catalogUri());
        options.put(catalog + ".warehouse", settings.warehouse().toString());
        options.put(catalog + ".jdbc.schema-version", "V1");
        options.put(catalog + ".cache-enabled", "false");
        if (!settings.text("catalog.user").isEmpty()) {
            options.put(catalog + ".jdbc.user", settings.text("catalog.user"));
            options.put(catalog + ".jdbc.password", settings.text("catalog.password"));
        }
        return options;
    }

    public SparkSession spark() {
        return spark;
    }

    /** The warehouse's folder: landed files, locks and what is staged. */
    public Path folder() {
        return folder;
    }

    /** Who may write which table. */
    public TableLocks locks() {
        return locks;
    }

    /** The keys under which persons are hashed. */
    public Vault vault() {
        return Vault.of(settings);
    }

    /** How landed files are encrypted, if they are. */
    Cipher cipher() {
        return Cipher.of(settings);
    }

    /** Who is told of loads. */
    Announcements announcements() {
        return announcements;
    }

    /** Spark's name of a table: {@code yishu.core.nbs_provinces}. */
    static String spark(String table) {
        return "yishu." + table;
    }

    /** The current rows of a table. */
    public Dataset<Row> rows(String table) {
        return spark.table(spark(table));
    }

    /** Iceberg's handle, freshly read. */
    public Table table(String name) {
        try {
            return Spark3Util.loadIcebergTable(spark, spark(name));
        } catch (NoSuchTableException | ParseException e) {
            throw new IllegalStateException("Cannot open table '" + name + "': it is not in the catalog", e);
        }
    }

    public boolean has(String name) {
        return spark.catalog().tableExists(spark(name));
    }

    /** The tables of a namespace; none when there is no such namespace. */
    public List<String> tables(String namespace) {
        if (!spark.catalog().databaseExists(spark(namespace))) {
            return List.of();
        }
        return spark.sql("SHOW TABLES IN " + spark(namespace)).collectAsList().stream()
                .map(row -> namespace + "." + row.getString(1))
                .sorted()
                .toList();
    }

    /** Every table of the catalog. */
    public List<String> tables() {
        return spark.sql("SHOW NAMESPACES IN yishu").collectAsList().stream()
                .flatMap(it -> tables(it.getString(0)).stream())
                .toList();
    }

    /** Creates the table with an empty first snapshot, or adds the columns that it lacks. */
    void ensure(String name, StructType schema, Map<String, String> properties) {
        if (isReady(name, schema)) {
            return;
        }
        try (TableLock lock = locks.take(CATALOG, line -> {})) {
            if (!has(name)) {
                create(name, schema, properties);
            }
            Table table = table(name);
            addColumns(name, table, schema);
            if (table.currentSnapshot() == null) {
                table.newAppend().commit();
            }
        }
    }

    private boolean isReady(String name, StructType schema) {
        if (!has(name)) {
            return false;
        }
        Table table = table(name);
        StructType present = SparkSchemaUtil.convert(table.schema());
        return table.currentSnapshot() != null
                && Arrays.stream(schema.fields()).allMatch(it -> has(present, it) && isAlike(present, it));
    }

    /** Sets what other programs must know of a table. */
    void describe(String name, Map<String, String> properties) {
        setProperties(table(name), properties);
    }

    private void create(String name, StructType schema, Map<String, String> properties) {
        spark.sql("CREATE NAMESPACE IF NOT EXISTS "
                + spark(TableIdentifier.parse(name).namespace().toString()));
        Map<String, String> all = new LinkedHashMap<>(TABLE_DEFAULTS);
        all.putAll(properties);
        String columns = Arrays.stream(schema.fields())
                .map(field -> "`" + field.name() + "` " + field.dataType().sql())
                .collect(Collectors.joining(", "));
        String options = all.entrySet().stream()
                .map(it -> "'" + it.getKey() + "'='" + it.getValue().replace("'", "\\'") + "'")
                .sorted()
                .collect(Collectors.joining(", "));
        spark.sql("CREATE TABLE IF NOT EXISTS " + spark(name) + " (" + columns + ") USING iceberg TBLPROPERTIES ("
                + options + ")");
    }

    private static void addColumns(String name, Table table, StructType schema) {
        UpdateSchema update = table.updateSchema();
        StructType present = SparkSchemaUtil.convert(table.schema());
        for (StructField field : schema.fields()) {
            if (!has(present, field)) {
                update.addColumn(
                        field.name(),
                        SparkSchemaUtil.convert(new StructType(new StructField[] {field}))
                                .columns()
                                .get(0)
                                .type());
            } else if (!isAlike(present, field)) {
                throw new InputException("Cannot change column '" + field.name() + "' of " + name + " from "
                        + present.apply(field.name()).dataType().simpleString() + " to "
                        + field.dataType().simpleString()
                        + ": what was released would change with it; give the new column another name");
            }
        }
        update.commit();
    }

    private static boolean has(StructType schema, StructField field) {
        return List.of(schema.fieldNames()).contains(field.name());
    }

    private static boolean isAlike(StructType schema, StructField field) {
        return schema.apply(field.name())
                .dataType()
                .simpleString()
                .equals(field.dataType().simpleString());
    }

    private static void setProperties(Table table, Map<String, String> properties) {
        var update = table.updateProperties();
        boolean changed = false;
        for (Map.Entry<String, String> entry : properties.entrySet()) {
            if (!entry.getValue().equals(table.properties().get(entry.getKey()))) {
                update.set(entry.getKey(), entry.getValue());
                changed = true;
            }
        }
        if (changed) {
            update.commit();
        }
    }

    @Override
    public void close() {
        if (owned) {
            spark.stop();
        }
    }
}

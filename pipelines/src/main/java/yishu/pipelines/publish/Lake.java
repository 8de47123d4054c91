package yishu.pipelines.publish;

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
import yishu.content.Settings;

/** The warehouse as the pipelines see it: a Spark session over the Iceberg catalog {@code yishu}. */
public final class Lake implements AutoCloseable {
    private static final Map<String, String> TABLE_DEFAULTS = Map.of(
            "format-version", "2",
            "write.delete.mode", "copy-on-write",
            "write.update.mode", "copy-on-write",
            "write.merge.mode", "copy-on-write",
            "write.parquet.compression-codec", "zstd",
            "write.metadata.delete-after-commit.enabled", "true");

    private final SparkSession spark;
    private final Path folder;

    private Lake(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /** Starts Spark on {@code spark.master}, with the catalog that the settings name. */
    public static Lake open(Settings settings) {
        Path folder = settings.warehouse();
        folder.toFile().mkdirs();
        String catalog = "spark.sql.catalog.yishu";
        SparkSession.Builder builder = SparkSession.builder()
                .appName("yishu pipelines")
                .master(settings.text("spark.master"))
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config(catalog, "org.apache.iceberg.spark.SparkCatalog")
                .config(catalog + ".catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog")
                .config(catalog + ".uri", settings.catalogUri())
                .config(catalog + ".warehouse", folder.toString())
                .config(catalog + ".jdbc.schema-version", "V1")
                .config(catalog + ".cache-enabled", "false");
        if (!settings.text("catalog.user").isEmpty()) {
            builder.config(catalog + ".jdbc.user", settings.text("catalog.user"))
                    .config(catalog + ".jdbc.password", settings.text("catalog.password"));
        }
        return new Lake(builder.getOrCreate(), folder);
    }

    public SparkSession spark() {
        return spark;
    }

    /** The warehouse's folder: landed files, locks and what is staged. */
    public Path folder() {
        return folder;
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
    Table table(String name) {
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

    /** Creates the table with an empty first snapshot, or adds the columns and properties that it lacks. */
    Table ensure(String name, StructType schema, Map<String, String> properties) {
        if (!has(name)) {
            create(name, schema, properties);
        }
        Table table = table(name);
        addColumns(table, schema);
        setProperties(table, properties);
        if (table.currentSnapshot() == null) {
            table.newAppend().commit();
        }
        return table;
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

    private static void addColumns(Table table, StructType schema) {
        UpdateSchema update = table.updateSchema();
        boolean changed = false;
        for (StructField field : schema.fields()) {
            if (table.schema().findField(field.name()) == null) {
                update.addColumn(
                        field.name(),
                        SparkSchemaUtil.convert(new StructType(new StructField[] {field}))
                                .columns()
                                .get(0)
                                .type());
                changed = true;
            }
        }
        if (changed) {
            update.commit();
        }
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
        spark.stop();
    }
}

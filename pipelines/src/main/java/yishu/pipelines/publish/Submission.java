package yishu.pipelines.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import yishu.content.Settings;

/**
 * How Spark is started: by our own choice, except where {@code spark-submit} has said otherwise, which tells it to us in
 * system properties.
 *
 * @param master where tasks run
 * @param choices by Spark's names
 */
record Submission(String master, Map<String, String> choices) {
    static Submission of(Settings settings) {
        String master = System.getProperty("spark.master", settings.text("spark.master"));
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("spark.app.name", "yishu pipelines");
        choices.put("spark.ui.enabled", "false");
        choices.put("spark.sql.shuffle.partitions", "4");
        // Nothing is kept there, but Spark makes the folder.
        choices.put("spark.sql.warehouse.dir", settings.warehouse().toString());
        if (master.startsWith("local")) {
            choices.put("spark.driver.host", "127.0.0.1");
            choices.put("spark.driver.bindAddress", "127.0.0.1");
            // The workers of a cluster open files before they have our classes.
            choices.put("spark.hadoop.fs.file.impl", OwnFiles.class.getName());
        }
        choices.keySet().removeIf(it -> System.getProperty(it) != null);
        return new Submission(master, choices);
    }

    SparkSession start(Map<String, String> catalog) {
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        choices.forEach(builder::config);
        catalog.forEach(builder::config);
        return builder.getOrCreate();
    }
}

package yishu.pipelines.publish;

import org.apache.spark.sql.SparkSession;

/** The one Spark of all tests. It is tuned for tables of a few rows: nothing is compiled that runs once. */
public final class RunningSpark {
    private static final SparkSession SESSION = SparkSession.builder()
            .appName("yishu tests")
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.hadoop.fs.file.impl", OwnFiles.class.getName())
            .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();

    private RunningSpark() {}

    public static SparkSession session() {
        return SESSION;
    }

    /** Takes over what is tuned in a session that was made beside it. */
    static void tune(SparkSession session) {
        for (String option : new String[] {
            "spark.sql.shuffle.partitions",
            "spark.sql.adaptive.enabled",
            "spark.sql.codegen.wholeStage",
            "spark.sql.codegen.factoryMode"
        }) {
            session.conf().set(option, SESSION.conf().get(option));
        }
    }
}

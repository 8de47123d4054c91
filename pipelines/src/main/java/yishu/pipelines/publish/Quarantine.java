package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import yishu.pipelines.check.Checked;
import yishu.pipelines.check.Checks;

/** The rows that a load keeps aside, with place, text and reason. */
final class Quarantine {
    private static final StructType NAMES = StructType.fromDDL("named_hash STRING, file_name STRING");

    private final SparkSession spark;
    private final String dataset;
    private final String load;

    Quarantine(SparkSession spark, String dataset, String load) {
        this.spark = spark;
        this.dataset = dataset;
        this.load = load;
    }

    /** Those that could not be made out, and those that a check found. */
    Dataset<Row> rows(Dataset<Row> outcomes, Checked checked, List<Intake> intakes) {
        Dataset<Row> names = spark.createDataFrame(
                intakes.stream()
                        .map(it -> RowFactory.create(it.file().hash(), it.file().name()))
                        .toList(),
                NAMES);
        return unread(outcomes)
                .unionByName(found(checked.faulty()))
                .join(functions.broadcast(names), col("file_hash").equalTo(col("named_hash")))
                .withColumn("load_id", lit(load))
                .withColumn("dataset", lit(dataset))
                .select(Account.columns(Ops.QUARANTINE));
    }

    private static Dataset<Row> unread(Dataset<Row> outcomes) {
        return outcomes.filter(col("problem_reason").isNotNull())
                .select(
                        col("file_hash"),
                        col("sheet"),
                        col("row_number"),
                        col("column_number"),
                        col("problem_property").as("property"),
                        col("problem_text").as("text"),
                        col("problem_reason").as("reason"),
                        col("problem_candidates").as("candidates"));
    }

    private static Dataset<Row> found(Dataset<Row> faulty) {
        return faulty.select(
                col("file_hash"),
                col("sheet"),
                col("row_number"),
                col("column_number"),
                col("property"),
                text(faulty).as("text"),
                col("reason"),
                lit("").as("candidates"));
    }

    /** The value of the property that a row was found for. */
    private static Column text(Dataset<Row> faulty) {
        return Arrays.stream(faulty.columns())
                .map(name -> when(col("property").equalTo(name), Checks.text(col(name))))
                .reduce(functions::coalesce)
                .map(it -> functions.coalesce(it, lit("")))
                .orElseThrow();
    }
}

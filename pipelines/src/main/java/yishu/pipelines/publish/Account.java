package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import yishu.pipelines.check.CheckResult;
import yishu.pipelines.check.Checked;
import yishu.pipelines.read.Block;

/** The account that a load gives of itself in {@code ops}: every observation that was read is published or quarantined. */
final class Account {
    private final SparkSession spark;
    private final String dataset;
    private final String load;

    Account(SparkSession spark, String dataset, String load) {
        this.spark = spark;
        this.dataset = dataset;
        this.load = load;
    }

    /** The quarantined rows: those that could not be made out, and those that a check found. */
    Dataset<Row> quarantine(Dataset<Row> outcomes, Checked checked, List<Intake> intakes, String measure) {
        Map<String, String> names = new LinkedHashMap<>();
        intakes.forEach(it -> names.put(it.file().hash(), it.file().name()));
        Dataset<Row> files = spark.createDataFrame(
                names.entrySet().stream()
                        .map(it -> RowFactory.create(it.getKey(), it.getValue()))
                        .toList(),
                org.apache.spark.sql.types.StructType.fromDDL("named_hash STRING, file_name STRING"));
        Dataset<Row> unread = outcomes.filter(col("problem_reason").isNotNull())
                .select(
                        col("file_hash"),
                        col("sheet"),
                        col("row_number"),
                        col("column_number"),
                        col("problem_property").as("property"),
                        col("problem_text").as("text"),
                        col("problem_reason").as("reason"),
                        col("problem_candidates").as("candidates"));
        Dataset<Row> failed = checked.faulty()
                .select(
                        col("file_hash"),
                        col("sheet"),
                        col("row_number"),
                        col("column_number"),
                        lit(measure).as("property"),
                        (measure.isEmpty() ? lit("") : col(measure).cast("string")).as("text"),
                        col("reason"),
                        lit("").as("candidates"));
        Dataset<Row> all = unread.unionByName(failed);
        return all.join(functions.broadcast(files), col("file_hash").equalTo(col("named_hash")))
                .withColumn("load_id", lit(load))
                .withColumn("dataset", lit(dataset))
                .select(columns(Ops.QUARANTINE));
    }

    private static org.apache.spark.sql.Column[] columns(String table) {
        return java.util.Arrays.stream(Ops.schema(table).fieldNames())
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    /** How many observations of each file were published and quarantined; a difference to what was read is our fault. */
    static List<LoadReport.FileCount> counts(List<Intake> intakes, Dataset<Row> published, Dataset<Row> quarantined) {
        Map<String, Long> sound = byFile(published);
        Map<String, Long> aside = byFile(quarantined);
        List<LoadReport.FileCount> counts = new ArrayList<>();
        for (Intake intake : intakes) {
            String hash = intake.file().hash();
            long good = sound.getOrDefault(hash, 0L);
            long bad = aside.getOrDefault(hash, 0L);
            if (good + bad != intake.observations()) {
                throw new IllegalStateException(
                        "Cannot account for file '" + intake.file().name() + "': " + intake.observations() + " read, "
                                + good + " to publish, " + bad + " to quarantine");
            }
            counts.add(new LoadReport.FileCount(intake.file().name(), intake.observations(), good, bad));
        }
        return counts;
    }

    private static Map<String, Long> byFile(Dataset<Row> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.groupBy("file_hash")
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    Dataset<Row> files(List<Intake> intakes, List<LoadReport.FileCount> counts, boolean published) {
        List<Row> rows = new ArrayList<>();
        for (int position = 0; position < intakes.size(); position++) {
            Intake intake = intakes.get(position);
            LoadReport.FileCount count = counts.get(position);
            rows.add(RowFactory.create(
                    load,
                    dataset,
                    intake.file().hash(),
                    intake.file().name(),
                    intake.bytes(),
                    intake.encoding().orElse(null),
                    count.read(),
                    published ? count.published() : 0L,
                    count.quarantined(),
                    String.join(
                            "\n",
                            intake.blocks().stream()
                                    .map(Block::notes)
                                    .flatMap(List::stream)
                                    .toList())));
        }
        return spark.createDataFrame(rows, Ops.schema(Ops.FILES));
    }

    Dataset<Row> checks(List<CheckResult> results) {
        return spark.createDataFrame(
                results.stream()
                        .map(it -> RowFactory.create(
                                load,
                                dataset,
                                it.name(),
                                it.severity().name().toLowerCase(java.util.Locale.ROOT),
                                it.passed(),
                                it.failed(),
                                it.finding()))
                        .toList(),
                Ops.schema(Ops.CHECKS));
    }

    Dataset<Row> run(
            Definition definition,
            String release,
            Instant started,
            Instant ended,
            LoadReport.Outcome outcome,
            List<LoadReport.FileCount> counts) {
        boolean published = outcome == LoadReport.Outcome.PUBLISHED;
        return spark.createDataFrame(
                List.of(RowFactory.create(
                        load,
                        dataset,
                        release,
                        Timestamp.from(started),
                        Timestamp.from(ended),
                        counts.stream().mapToLong(LoadReport.FileCount::read).sum(),
                        published
                                ? counts.stream()
                                        .mapToLong(LoadReport.FileCount::published)
                                        .sum()
                                : 0L,
                        counts.stream()
                                .mapToLong(LoadReport.FileCount::quarantined)
                                .sum(),
                        outcome.name().toLowerCase(java.util.Locale.ROOT),
                        definition.contract(),
                        definition.source(),
                        definition.codelists(),
                        definition.normalizer())),
                Ops.schema(Ops.RUNS));
    }
}

package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import yishu.pipelines.check.Checked;
import yishu.pipelines.read.Block;

/** The account that a load gives of itself in {@code ops}: every observation that was read is published or quarantined. */
final class Account implements AutoCloseable {
    private static final int SHOWN = 10;

    private final SparkSession spark;
    private final yishu.pipelines.contract.Dataset dataset;
    private final String load;
    private final List<Intake> intakes;
    private final Checked checked;
    private final Dataset<Row> quarantine;
    private final List<LoadReport.FileCount> counts;

    /**
     * Gives the account of a load.
     *
     * @param load the id that it goes by in {@code ops}
     * @param outcomes of all observations
     * @param checked those that could be made out
     */
    Account(
            SparkSession spark,
            yishu.pipelines.contract.Dataset dataset,
            String load,
            List<Intake> intakes,
            Dataset<Row> outcomes,
            Checked checked) {
        this.spark = spark;
        this.dataset = dataset;
        this.load = load;
        this.intakes = intakes;
        this.checked = checked;
        this.quarantine = new Quarantine(spark, dataset.id(), load)
                .rows(outcomes, checked, intakes)
                .persist();
        this.counts = counts();
    }

    /** How many observations of each file are published and quarantined; a difference to what was read is our fault. */
    private List<LoadReport.FileCount> counts() {
        Map<String, Long> sound = byFile(checked.sound());
        Map<String, Long> aside = byFile(quarantine);
        List<LoadReport.FileCount> all = new ArrayList<>();
        for (Intake intake : intakes) {
            String hash = intake.file().hash();
            long good = sound.getOrDefault(hash, 0L);
            long bad = aside.getOrDefault(hash, 0L);
            if (good + bad != intake.observations()) {
                throw new IllegalStateException(
                        "Cannot account for file '" + intake.file().name() + "': " + intake.observations() + " read, "
                                + good + " to publish, " + bad + " to quarantine");
            }
            all.add(new LoadReport.FileCount(intake.file().name(), intake.observations(), good, bad));
        }
        return all;
    }

    private static Map<String, Long> byFile(Dataset<Row> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.groupBy("file_hash")
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    /** How many observations are to be published. */
    long published() {
        return counts.stream().mapToLong(LoadReport.FileCount::published).sum();
    }

    /** How many are kept aside. */
    long quarantined() {
        return counts.stream().mapToLong(LoadReport.FileCount::quarantined).sum();
    }

    Dataset<Row> quarantine() {
        return quarantine;
    }

    Dataset<Row> lineage(Reading reading) {
        return spark.createDataFrame(new Lineage(dataset, load).rows(intakes, reading), Ops.schema(Ops.LINEAGE));
    }

    Dataset<Row> files(boolean published) {
        List<Row> rows = new ArrayList<>();
        for (int position = 0; position < intakes.size(); position++) {
            Intake intake = intakes.get(position);
            LoadReport.FileCount count = counts.get(position);
            rows.add(RowFactory.create(
                    load,
                    dataset.id(),
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

    Dataset<Row> checks() {
        return spark.createDataFrame(
                checked.results().stream()
                        .map(it -> RowFactory.create(
                                load,
                                dataset.id(),
                                it.name(),
                                it.severity().name().toLowerCase(Locale.ROOT),
                                it.passed(),
                                it.failed(),
                                it.finding()))
                        .toList(),
                Ops.schema(Ops.CHECKS));
    }

    Dataset<Row> run(
            Definition definition, String release, Instant started, Instant ended, LoadReport.Outcome outcome) {
        Row run = RowFactory.create(
                load,
                dataset.id(),
                release,
                Timestamp.from(started),
                Timestamp.from(ended),
                counts.stream().mapToLong(LoadReport.FileCount::read).sum(),
                outcome == LoadReport.Outcome.PUBLISHED ? published() : 0L,
                quarantined(),
                outcome.name().toLowerCase(Locale.ROOT),
                definition.contract(),
                definition.source(),
                definition.codelists(),
                definition.normalizer());
        return spark.createDataFrame(List.of(run), Ops.schema(Ops.RUNS));
    }

    /** What is shown to the person who ran the load. */
    LoadReport report(LoadReport.Outcome outcome, String release) {
        return new LoadReport(dataset.id(), outcome, release, counts, checked.results(), reasons(), 0);
    }

    private List<String> reasons() {
        if (quarantined() == 0) {
            return List.of();
        }
        return quarantine
                .groupBy("property", "reason")
                .count()
                .orderBy(col("count").desc(), col("property"), col("reason"))
                .limit(SHOWN)
                .collectAsList()
                .stream()
                .map(row -> row.getLong(2) + " x " + row.getString(0) + ": " + row.getString(1))
                .toList();
    }

    static Column[] columns(String table) {
        return Arrays.stream(Ops.schema(table).fieldNames()).map(functions::col).toArray(Column[]::new);
    }

    @Override
    public void close() {
        quarantine.unpersist();
    }
}

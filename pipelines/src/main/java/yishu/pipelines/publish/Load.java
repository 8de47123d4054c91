package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import yishu.content.CodeList;
import yishu.pipelines.check.Checked;
import yishu.pipelines.check.Checks;
import yishu.pipelines.contract.Property;

/**
 * One load: files that a department sent together become a release, or nothing does.
 *
 * <p>Landed, normalized, checked, staged; then {@code raw}, the vintages (the commit point) and the newest editions are
 * published, and {@code ops} is told. The same files under the same definition have the same id, so a load that was
 * interrupted is the same load when it is run again.
 */
final class Load {
    private final Lake lake;
    private final yishu.pipelines.contract.Dataset dataset;
    private final Map<String, CodeList> lists;
    private final ZoneId zone;
    private final Clock clock;
    private final Progress progress;
    private final CommitPoints points;
    private final CoreTable table;
    private final Ops ops;
    private final Staging staging;

    Load(
            Lake lake,
            yishu.pipelines.contract.Dataset dataset,
            Map<String, CodeList> lists,
            ZoneId zone,
            Clock clock,
            Progress progress,
            CommitPoints points) {
        this.lake = lake;
        this.dataset = dataset;
        this.lists = lists;
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.points = points;
        this.table = new CoreTable(dataset);
        this.ops = new Ops(lake);
        this.staging = new Staging(lake, dataset.id());
    }

    /** Loads the batch under an id; the report says whether it was published. */
    LoadReport run(String load, List<Received> batch) {
        Instant started = clock.instant();
        Reading reading = Reading.of(dataset, lists, zone);
        progress.say(dataset.id() + ": reading " + batch.size() + (batch.size() == 1 ? " file" : " files"));
        List<Intake> intakes = batch.stream()
                .map(file -> Intake.look(file, dataset, reading.normalizer(file)))
                .toList();
        intakes.forEach(it -> it.unread(reading.normalizer(it.file())).forEach(progress::say));
        Rows rows = new Rows(lake.spark(), reading, load);
        Dataset<Row> outcomes = rows.normalized(batch, table.schema()).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return check(load, batch, intakes, rows, outcomes, started);
        } finally {
            outcomes.unpersist();
        }
    }

    private LoadReport check(
            String load,
            List<Received> batch,
            List<Intake> intakes,
            Rows rows,
            Dataset<Row> outcomes,
            Instant started) {
        List<String> hashes = batch.stream().map(Received::hash).toList();
        Dataset<Row> readable = outcomes.filter(col("problem_reason").isNull())
                .select(columns(table.schema().fieldNames()));
        progress.say(dataset.id() + ": checking "
                + intakes.stream().mapToLong(Intake::observations).sum() + " observations");
        Checked checked = new Checks(dataset.contract(), lists, released(hashes)).run(readable);
        Dataset<Row> sound = checked.sound().persist(StorageLevel.MEMORY_AND_DISK());
        Account account = new Account(lake.spark(), dataset.id(), load);
        String measure =
                dataset.contract().concept("OBS_VALUE").map(Property::name).orElse("");
        Dataset<Row> quarantine =
                account.quarantine(outcomes, checked, intakes, measure).persist(StorageLevel.MEMORY_AND_DISK());
        List<LoadReport.FileCount> counts = Account.counts(intakes, sound, quarantine);
        VintageWriter writer = new VintageWriter(lake, dataset.contract(), hashes);
        boolean refused = !checked.refusals().isEmpty();
        if (!refused) {
            writer.allow(sound, lake.rows(table.vintages()));
        }
        LoadReport.Outcome outcome = refused ? LoadReport.Outcome.REFUSED : LoadReport.Outcome.PUBLISHED;
        String release = refused ? "" : nextRelease();
        Instant ended = clock.instant();
        Map<String, Dataset<Row>> told = new LinkedHashMap<>();
        told.put(Ops.FILES, account.files(intakes, counts, !refused));
        told.put(Ops.CHECKS, account.checks(checked.results()));
        told.put(Ops.QUARANTINE, quarantine);
        told.put(Ops.LINEAGE, new Lineage(lake.spark(), dataset, load).rows(intakes, Reading.of(dataset, lists, zone)));
        told.put(Ops.RUNS, account.run(Definition.of(dataset, lists), release, started, ended, outcome, counts));
        if (refused) {
            told.forEach((name, it) -> ops.append(name, load, it));
        } else {
            staging.write(load, told);
            points.reached("staged");
            publish(load, release, rows, batch, writer, sound, counts);
        }
        LoadReport report = new LoadReport(
                dataset.id(),
                outcome,
                release,
                counts,
                checked.results(),
                reasons(quarantine),
                Duration.between(started, clock.instant()).toMillis() / 1000.0);
        sound.unpersist();
        quarantine.unpersist();
        return report;
    }

    private void publish(
            String load,
            String release,
            Rows rows,
            List<Received> batch,
            VintageWriter writer,
            Dataset<Row> sound,
            List<LoadReport.FileCount> counts) {
        progress.say(dataset.id() + ": publishing " + release);
        publishRaw(load, rows, batch);
        Release both = new Release(lake, table, points);
        long expected =
                counts.stream().mapToLong(LoadReport.FileCount::published).sum();
        both.vintages()
                .publish(
                        load,
                        Optional.of(release),
                        branch -> {
                            writer.write(sound, lake.rows(table.vintages()), branch);
                            points.reached("vintages written");
                        },
                        branch -> writer.audit(branch, load, expected));
        points.reached("vintages published");
        both.publishNewest(load, release);
        staging.replay(load, ops, points);
        staging.remove(load);
        points.reached("staging removed");
    }

    /** Keeps every row as text, of files that are not there yet. */
    private void publishRaw(String load, Rows rows, List<Received> batch) {
        List<String> present = lake.rows(table.raw()).select("file_hash").distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
        List<Received> missing =
                batch.stream().filter(file -> !present.contains(file.hash())).toList();
        if (missing.isEmpty()) {
            return;
        }
        new Publication(lake, table.raw())
                .publish(
                        load,
                        Optional.empty(),
                        branch -> {
                            try {
                                rows.raw(missing).writeTo(branch).append();
                            } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
                                throw new IllegalStateException(e);
                            }
                            points.reached("raw written");
                        },
                        branch -> {});
        points.reached("raw published");
    }

    private String nextRelease() {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        Release both = new Release(lake, table, points);
        String newest = both.newest().nextRelease(today);
        String vintages = both.vintages().nextRelease(today);
        return newest.length() > vintages.length() || newest.compareTo(vintages) > 0 ? newest : vintages;
    }

    private Optional<Dataset<Row>> released(List<String> hashes) {
        Dataset<Row> others = lake.rows(table.newest())
                .filter(col("file_hash").isin(hashes.toArray()).unary_$bang());
        return others.isEmpty() ? Optional.empty() : Optional.of(others);
    }

    private static List<String> reasons(Dataset<Row> quarantine) {
        return quarantine
                .groupBy("property", "reason")
                .count()
                .orderBy(col("count").desc(), col("property"), col("reason"))
                .limit(10)
                .collectAsList()
                .stream()
                .map(row -> row.getLong(2) + " x " + row.getString(0) + ": " + row.getString(1))
                .toList();
    }

    private static Column[] columns(String[] names) {
        return java.util.Arrays.stream(names).map(functions::col).toArray(Column[]::new);
    }
}

package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.time.Clock;
import java.time.Instant;
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
import yishu.pipelines.check.Released;

/**
 * One load: files that a department sent together become rows of a draft, or nothing does.
 *
 * <p>Landed, normalized, checked, staged, then written to {@code raw} and to the draft of the vintages. The same files
 * under the same definition have the same id, so a load that was interrupted is the same load when it is run again.
 */
final class Load {
    private final Lake lake;
    private final yishu.pipelines.contract.Dataset dataset;
    private final Map<String, CodeList> lists;
    private final Clock clock;
    private final Progress progress;
    private final CommitPoints points;
    private final CoreTable table;
    private final Reading reading;
    private final Optional<Draft> heldRaw;

    /** @param heldRaw where the received rows are kept of a load that is not to be published yet */
    Load(
            Lake lake,
            yishu.pipelines.contract.Dataset dataset,
            Map<String, CodeList> lists,
            ZoneId zone,
            Clock clock,
            Progress progress,
            CommitPoints points,
            Optional<Draft> heldRaw) {
        this.lake = lake;
        this.dataset = dataset;
        this.lists = lists;
        this.clock = clock;
        this.progress = progress;
        this.points = points;
        this.table = new CoreTable(dataset);
        this.reading = Reading.of(dataset, lists, zone, lake.vault());
        this.heldRaw = heldRaw;
    }

    /**
     * Loads the batch under an id into the draft, to be published under a release. A refused load is told in {@code ops}
     * at once, unless its like is held; any other is staged there.
     */
    LoadReport run(String load, List<Received> batch, Draft draft, String release) {
        Instant started = clock.instant();
        progress.say(dataset.id() + ": reading " + batch.size() + (batch.size() == 1 ? " file" : " files"));
        List<Intake> intakes = batch.stream()
                .map(file -> Intake.look(file, dataset, reading.normalizer(file)))
                .toList();
        intakes.forEach(it -> it.unread(reading.normalizer(it.file())).forEach(progress::say));
        Rows rows = new Rows(lake.spark(), reading, load);
        Dataset<Row> outcomes = rows.normalized(intakes, table.schema()).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> readable = outcomes.filter(col("problem_reason").isNull())
                .select(columns(table.schema().fieldNames()));
        progress.say(dataset.id() + ": checking "
                + intakes.stream().mapToLong(Intake::observations).sum() + " observations");
        try (Checked checked = new Checks(dataset.contract(), lists, released(draft)).run(readable)) {
            String told = checked.refusals().isEmpty()
                    ? load
                    : Publication.refused(
                            load, lake.table(table.vintages()).currentSnapshot().snapshotId());
            try (Account account = new Account(lake.spark(), dataset, told, intakes, outcomes, checked)) {
                return checked.refusals().isEmpty()
                        ? write(load, intakes, draft, release, rows, checked, account, started)
                        : refuse(told, account, started);
            }
        } finally {
            outcomes.unpersist();
        }
    }

    private LoadReport refuse(String told, Account account, Instant started) {
        if (heldRaw.isPresent()) {
            staging().write(told, tell(account, "", started, LoadReport.Outcome.REFUSED));
            return account.report(LoadReport.Outcome.REFUSED, "");
        }
        Ops ops = new Ops(lake);
        tell(account, "", started, LoadReport.Outcome.REFUSED).forEach((name, rows) -> {
            ops.append(name, told, rows);
            points.reached("refusal in ops " + name);
        });
        return account.report(LoadReport.Outcome.REFUSED, "");
    }

    private LoadReport write(
            String load,
            List<Intake> intakes,
            Draft draft,
            String release,
            Rows rows,
            Checked checked,
            Account account,
            Instant started) {
        staging().write(load, tell(account, release, started, LoadReport.Outcome.PUBLISHED));
        publishRaw(load, rows, intakes);
        VintageWriter writer = new VintageWriter(lake, dataset.contract(), draft, points);
        draft.write(load, Optional.of(release), () -> writer.write(checked.sound()));
        points.reached("vintages written");
        writer.audit(load, account.published());
        return account.report(LoadReport.Outcome.PUBLISHED, release);
    }

    private Staging staging() {
        return new Staging(lake, dataset.id(), points);
    }

    /** What the load tells in each table of {@code ops}. */
    private Map<String, Dataset<Row>> tell(
            Account account, String release, Instant started, LoadReport.Outcome outcome) {
        boolean published = outcome == LoadReport.Outcome.PUBLISHED;
        Map<String, Dataset<Row>> told = new LinkedHashMap<>();
        told.put(Ops.FILES, account.files(published));
        told.put(Ops.CHECKS, account.checks());
        if (account.quarantined() > 0) {
            told.put(Ops.QUARANTINE, account.quarantine());
        }
        told.put(Ops.LINEAGE, account.lineage(reading));
        told.put(
                Ops.RUNS,
                account.run(Definition.of(dataset, lists, lake.vault()), release, started, clock.instant(), outcome));
        return told;
    }

    /** Keeps every row as text, of files that are not there yet. */
    private void publishRaw(String load, Rows rows, List<Intake> intakes) {
        Dataset<Row> kept = heldRaw.map(Draft::rows).orElseGet(() -> lake.rows(table.raw()));
        // Persons are hashed anew when a load is repeated, for it may be under another key.
        boolean isPersonal = dataset.contract().isPersonal();
        List<String> present = (isPersonal ? kept.filter(col("load_id").equalTo(load)) : kept)
                .select("file_hash").distinct().collectAsList().stream()
                        .map(row -> row.getString(0))
                        .toList();
        List<Intake> missing = intakes.stream()
                .filter(it -> !present.contains(it.file().hash()))
                .toList();
        if (!missing.isEmpty()) {
            Draft draft = heldRaw.orElseGet(() -> Draft.begin(lake, table.raw(), load));
            points.reached("raw begun");
            draft.write(load, Optional.empty(), () -> {
                if (isPersonal) {
                    new VintageWriter(lake, dataset.contract(), draft, points)
                            .remove(missing.stream().map(it -> it.file().hash()).toList());
                }
                draft.append(rows.raw(missing));
            });
            points.reached("raw written");
            if (heldRaw.isEmpty()) {
                draft.publish(Optional.empty());
                points.reached("raw published");
            }
        }
    }

    private Optional<Released> released(Draft draft) {
        Dataset<Row> vintages = draft.rows();
        return vintages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Released(lake.spark().sql(table.newestOf(draft.target())), vintages));
    }

    private static Column[] columns(String[] names) {
        return java.util.Arrays.stream(names).map(functions::col).toArray(Column[]::new);
    }
}

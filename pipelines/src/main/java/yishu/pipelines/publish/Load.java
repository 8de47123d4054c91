package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import yishu.content.CodeList;
import yishu.pipelines.check.Checked;
import yishu.pipelines.check.Checks;
import yishu.pipelines.check.KeyFacts;
import yishu.pipelines.check.Released;

/**
 * One load: files that a department sent together become rows of a draft, or nothing does.
 *
 * <p>Looked at, carried in one pass into data files of {@code raw}, of the draft and of the quarantine, checked there,
 * staged, published in {@code raw}. The same files under the same definition have the same id, so a load that was
 * interrupted is the same load when it is run again.
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
    private final RawTable raw;
    private final Ops ops;
    private final Staging staging;
    private final boolean isHeld;

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
        this.raw = new RawTable(lake, table.raw(), dataset.contract().isPersonal(), heldRaw, points);
        this.ops = new Ops(lake);
        this.staging = new Staging(lake, dataset.id(), points);
        this.isHeld = heldRaw.isPresent();
    }

    /** A load under way. */
    private record Underway(String id, List<Intake> intakes, Draft draft, String release, Instant started) {}

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
        Unread unread = new Unread();
        intakes.forEach(it -> unread.add(it.file().name(), it.unread(reading.normalizer(it.file()))));
        unread.sentences().forEach(progress::say);
        Underway underway = new Underway(load, intakes, draft, release, started);
        Candidates candidates = new Transfers(lake, dataset, reading).run(load, intakes, raw.present(batch, load));
        progress.say(dataset.id() + ": checking "
                + intakes.stream().mapToLong(Intake::observations).sum() + " observations");
        return check(underway, candidates);
    }

    private LoadReport check(Underway underway, Candidates candidates) {
        Draft draft = underway.draft();
        long before = draft.count();
        ReleasedKeys.Facts facts = new ReleasedKeys(draft, dataset.contract()).facts(candidates, before);
        Optional<Released> released = before == 0 ? Optional.empty() : Optional.of(released(underway));
        draft.append(candidates.vintages(), underway.id(), Optional.of(underway.release()), facts.areFiguresNew());
        points.reached("vintages appended");
        Dataset<Row> readable = draft.rows()
                .filter(col("load_id").equalTo(underway.id()))
                .select(columns(table.schema().fieldNames()));
        try (Checked checked = new Checks(dataset.contract(), lists, released, facts.keys()).run(readable)) {
            return checked.refusals().isEmpty()
                    ? write(underway, candidates, checked, facts.keys(), before)
                    : refuse(underway, candidates, checked);
        }
    }

    /** What was there before the load. */
    private Released released(Underway underway) {
        String others = "load_id <> '" + underway.id() + "'";
        Dataset<Row> vintages = underway.draft().rows().filter(others);
        String relation = "(SELECT * FROM " + underway.draft().target() + " WHERE " + others + ")";
        return new Released(lake.spark().sql(table.newestOf(relation)), vintages);
    }

    /** A load is refused by what was there: run again over the same, it is told once; over other, once more. */
    private LoadReport refuse(Underway underway, Candidates candidates, Checked checked) {
        String told = Publication.refused(
                underway.id(), lake.table(table.vintages()).currentSnapshot().snapshotId());
        Quarantine quarantine = new Quarantine(lake, dataset.id(), told);
        Quarantine.Kept kept = quarantine.keep(quarantine.renamed(candidates.aside()), checked, underway.intakes());
        Account account = new Account(dataset, told, underway.intakes(), candidates, checked, kept);
        raw.discard(candidates.raw());
        LoadReport report = account.report(LoadReport.Outcome.REFUSED, "", new Reasons(lake).of(kept.files()));
        var tables = tell(account, kept, "", underway.started(), LoadReport.Outcome.REFUSED);
        if (isHeld) {
            staging.write(told, tables);
            return report;
        }
        tables.forEach((name, files) -> {
            ops.append(name, told, () -> files);
            points.reached("refusal in ops " + name);
        });
        return report;
    }

    private LoadReport write(Underway underway, Candidates candidates, Checked checked, KeyFacts keys, long before) {
        String load = underway.id();
        Quarantine.Kept kept =
                new Quarantine(lake, dataset.id(), load).keep(candidates.aside(), checked, underway.intakes());
        Account account = new Account(dataset, load, underway.intakes(), candidates, checked, kept);
        List<String> reasons = new Reasons(lake).of(kept.files());
        staging.write(load, tell(account, kept, underway.release(), underway.started(), LoadReport.Outcome.PUBLISHED));
        raw.publish(
                candidates.raw(),
                underway.intakes().stream().map(it -> it.file().hash()).toList(),
                load);
        VintageWriter writer = new VintageWriter(lake, dataset.contract(), underway.draft(), points);
        if (checked.failed() > 0) {
            writer.withdraw(load, checked.faulty());
        }
        long written = underway.draft().count() - before;
        if (written != account.published()) {
            throw new IllegalStateException("Cannot publish load " + load + ": " + written + " rows on its branch, and "
                    + account.published() + " were to be written");
        }
        if (before > 0) {
            writer.replace(load, keys);
        }
        writer.audit(load, keys);
        points.reached("vintages written");
        return account.report(LoadReport.Outcome.PUBLISHED, underway.release(), reasons);
    }

    /** What the load tells in each table of {@code ops}. */
    private Map<String, List<DataFile>> tell(
            Account account, Quarantine.Kept kept, String release, Instant started, LoadReport.Outcome outcome) {
        boolean published = outcome == LoadReport.Outcome.PUBLISHED;
        Map<String, List<DataFile>> told = new LinkedHashMap<>();
        told.put(Ops.FILES, ops.write(Ops.FILES, account.files(published)));
        told.put(Ops.CHECKS, ops.write(Ops.CHECKS, account.checks()));
        if (!kept.files().isEmpty()) {
            told.put(Ops.QUARANTINE, kept.files());
        }
        told.put(Ops.LINEAGE, ops.write(Ops.LINEAGE, account.lineage(reading)));
        told.put(
                Ops.RUNS,
                ops.write(
                        Ops.RUNS,
                        account.run(
                                Definition.of(dataset, lists, lake.vault()),
                                release,
                                started,
                                clock.instant(),
                                outcome)));
        return told;
    }

    private static Column[] columns(String[] names) {
        return Arrays.stream(names).map(functions::col).toArray(Column[]::new);
    }
}

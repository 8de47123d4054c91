package yishu.pipelines.stream;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.publish.Deliveries;
import yishu.pipelines.publish.Delivery;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.Publication;
import yishu.pipelines.publish.RowFiles;
import yishu.pipelines.publish.StagedRows;
import yishu.pipelines.publish.TableLock;

/**
 * The account that batches give in {@code ops}. It is staged before the commit point of each, and written for many batches
 * at once, since each table of {@code ops} costs a commit; what a killed process did not write, the next load replays.
 */
final class Told {
    private final String dataset;
    private final Path warehouse;
    private final Catalog catalog;
    private final Deliveries deliveries;
    private final StagedRows staged;
    private final Map<String, Map<String, List<@Nullable Object[]>>> pending = new LinkedHashMap<>();

    Told(String dataset, Path warehouse, Catalog catalog, Deliveries deliveries) {
        this.dataset = dataset;
        this.warehouse = warehouse;
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.staged = new StagedRows(warehouse, dataset);
    }

    /** Stages what a batch will tell once it is published. */
    void stage(Batch batch, String release, Instant started, Instant ended) {
        Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        rows.put("files", files(batch));
        rows.put("checks", checks(batch));
        if (!batch.aside().isEmpty()) {
            rows.put("quarantine", quarantine(batch));
        }
        rows.put("lineage", lineage(batch));
        rows.put("runs", List.<@Nullable Object[]>of(run(batch, release, started, ended)));
        staged.write(batch.load(), rows);
        pending.put(batch.load(), rows);
    }

    private List<@Nullable Object[]> lineage(Batch batch) {
        return new ArrayList<>(deliveries.lineage(batch.load(), batch.files()));
    }

    private List<@Nullable Object[]> files(Batch batch) {
        Map<String, Long> aside = batch.asideByFile();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Delivery file : batch.files()) {
            long read = file.outcomes().size();
            long bad = aside.getOrDefault(file.hash(), 0L);
            rows.add(new @Nullable Object[] {
                batch.load(),
                dataset,
                file.hash(),
                file.name(),
                file.bytes(),
                file.encoding().orElse(null),
                read,
                read - bad,
                bad,
                ""
            });
        }
        return rows;
    }

    private List<@Nullable Object[]> checks(Batch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        batch.results()
                .forEach(it -> rows.add(new @Nullable Object[] {
                    batch.load(),
                    dataset,
                    it.name(),
                    it.severity().name().toLowerCase(java.util.Locale.ROOT),
                    it.failed() == 0,
                    it.failed(),
                    it.finding()
                }));
        return rows;
    }

    private List<@Nullable Object[]> quarantine(Batch batch) {
        Map<String, String> names = new LinkedHashMap<>();
        batch.files().forEach(file -> names.put(file.hash(), file.name()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        batch.aside()
                .forEach(it -> rows.add(new @Nullable Object[] {
                    batch.load(),
                    dataset,
                    it.file(),
                    names.get(it.file()),
                    it.place().sheet(),
                    it.place().row(),
                    it.place().column(),
                    it.property(),
                    it.text(),
                    it.reason(),
                    String.join("; ", it.candidates())
                }));
        return rows;
    }

    private @Nullable Object[] run(Batch batch, String release, Instant started, Instant ended) {
        List<String> definition = deliveries.definition();
        long good = batch.sound().size();
        long bad = batch.aside().size();
        return new @Nullable Object[] {
            batch.load(),
            dataset,
            release,
            micros(started),
            micros(ended),
            good + bad,
            good,
            bad,
            "published",
            definition.get(0),
            definition.get(1),
            definition.get(2),
            definition.get(3)
        };
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** How many batches are not told yet. */
    int pending() {
        return pending.size();
    }

    /** Writes what is pending; what another program has told meanwhile is no longer staged. */
    void flush() {
        pending.keySet().removeIf(load -> !staged.has(load));
        if (pending.isEmpty()) {
            return;
        }
        for (String table : StagedRows.TABLES) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            pending.values().forEach(it -> rows.addAll(it.getOrDefault(table, List.of())));
            if (!rows.isEmpty()) {
                append(table, rows);
            }
        }
        pending.keySet().forEach(staged::remove);
        pending.clear();
    }

    private void append(String name, List<@Nullable Object[]> rows) {
        try (TableLock lock = TableLock.take(warehouse, "ops." + name, Progress.silent())) {
            Table table = catalog.loadTable(TableIdentifier.of("ops", name));
            try (RowFiles files = new RowFiles(table, StagedRows.columns(name))) {
                rows.forEach(files::write);
                AppendFiles append = table.newAppend();
                for (DataFile file : files.finish()) {
                    append.appendFile(file);
                }
                append.set(Publication.LOAD, String.join(",", pending.keySet())).commit();
            }
        }
    }
}

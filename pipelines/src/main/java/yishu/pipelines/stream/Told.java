package yishu.pipelines.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Deliveries;
import yishu.pipelines.publish.Delivery;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.StagedRows;

/**
 * The account that batches give in {@code ops}. It is staged before the commit point of each, and written for many batches
 * at once, since each table of {@code ops} costs a commit; what a killed process did not write, the next load replays.
 */
final class Told {
    private final String dataset;
    private final Deliveries deliveries;
    private final StagedRows staged;
    private final Map<String, Map<String, List<List<@Nullable Object>>>> pending = new LinkedHashMap<>();

    Told(Lake lake, String dataset, Deliveries deliveries, CommitPoints points) {
        this.dataset = dataset;
        this.deliveries = deliveries;
        this.staged = new StagedRows(lake, dataset, points);
    }

    /** Stages what a batch will tell once it is published. */
    void stage(Batch batch, String release, Instant started, Instant ended) {
        Map<String, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();
        rows.put("files", files(batch));
        rows.put("checks", checks(batch));
        if (!batch.aside().isEmpty()) {
            rows.put("quarantine", quarantine(batch));
        }
        rows.put("lineage", lineage(batch));
        rows.put("runs", List.of(run(batch, release, started, ended)));
        staged.write(batch.load(), rows);
        pending.put(batch.load(), rows);
    }

    private List<List<@Nullable Object>> lineage(Batch batch) {
        return deliveries.lineage(batch.load(), batch.files());
    }

    private List<List<@Nullable Object>> files(Batch batch) {
        Map<String, Long> aside = batch.asideByFile();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Delivery file : batch.files()) {
            long read = file.outcomes().size();
            long bad = aside.getOrDefault(file.hash(), 0L);
            rows.add(Arrays.asList(
                    batch.load(),
                    dataset,
                    file.hash(),
                    file.name(),
                    file.bytes(),
                    file.encoding().orElse(null),
                    read,
                    read - bad,
                    bad,
                    ""));
        }
        return rows;
    }

    private List<List<@Nullable Object>> checks(Batch batch) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        batch.results()
                .forEach(it -> rows.add(Arrays.asList(
                        batch.load(),
                        dataset,
                        it.name(),
                        it.severity().name().toLowerCase(Locale.ROOT),
                        it.failed() == 0,
                        it.failed(),
                        it.finding())));
        return rows;
    }

    private List<List<@Nullable Object>> quarantine(Batch batch) {
        Map<String, String> names = new LinkedHashMap<>();
        batch.files().forEach(file -> names.put(file.hash(), file.name()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        batch.aside()
                .forEach(it -> rows.add(Arrays.asList(
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
                        String.join("; ", it.candidates()))));
        return rows;
    }

    private List<@Nullable Object> run(Batch batch, String release, Instant started, Instant ended) {
        List<String> definition = deliveries.definition();
        long good = batch.sound().size();
        long bad = batch.aside().size();
        return Arrays.asList(
                batch.load(),
                dataset,
                release,
                started,
                ended,
                good + bad,
                good,
                bad,
                "published",
                definition.get(0),
                definition.get(1),
                definition.get(2),
                definition.get(3));
    }

    /** Writes what is pending; what another program has told meanwhile is no longer staged. */
    void flush() {
        pending.keySet().removeIf(load -> !staged.has(load));
        if (pending.isEmpty()) {
            return;
        }
        for (String table : StagedRows.TABLES) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            pending.values().forEach(it -> rows.addAll(it.getOrDefault(table, List.of())));
            if (!rows.isEmpty()) {
                staged.tell(table, rows);
            }
        }
        pending.keySet().forEach(staged::forget);
        pending.clear();
    }
}

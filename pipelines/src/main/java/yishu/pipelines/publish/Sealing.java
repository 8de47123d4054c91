package yishu.pipelines.publish;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.past.Past;
import yishu.pipelines.past.RowRule;
import yishu.pipelines.personal.Pseudonyms;

/**
 * Hashes what was kept of persons before their contract called the columns personal: in every release, and in what
 * {@code ops} told of the loads from then. To be run under the lock of the dataset, after everything was loaded again.
 */
final class Sealing {
    private static final String MARK = "sealed";
    private static final String HASHED = "yishu.hashed";

    private final Lake lake;
    private final Dataset dataset;
    private final CoreTable table;
    private final Progress progress;
    private final Optional<Pseudonyms> pseudonyms;

    Sealing(Lake lake, Dataset dataset, Progress progress) {
        this.progress = progress;
        this.lake = lake;
        this.dataset = dataset;
        this.table = new CoreTable(dataset);
        this.pseudonyms = lake.vault().pseudonyms(dataset.contract());
    }

    /** Seals, unless the table says that these columns always were personal, or were sealed before. */
    void follow() {
        if (pseudonyms.isEmpty()
                || columns().equals(lake.table(table.vintages()).properties().get(HASHED))) {
            return;
        }
        if (!lake.rows(table.raw()).isEmpty()) {
            progress.say(dataset.id() + ": hashing what was kept of persons before");
            run(pseudonyms.get());
        }
        lake.describe(table.vintages(), Map.of(HASHED, columns()));
    }

    private String columns() {
        return dataset.contract().properties().stream()
                .flatMap(it -> it.personal().map(type -> it.name() + ":" + type.text()).stream())
                .collect(Collectors.joining(","));
    }

    private void run(Pseudonyms pseudonyms) {
        Map<String, Personal> columns = new TreeMap<>();
        dataset.contract().properties().forEach(it -> it.personal().ifPresent(type -> columns.put(it.name(), type)));
        new Past(lake.table(table.vintages()), MARK).rewrite(row -> Optional.of(hashed(row, columns, pseudonyms)));
        new Past(lake.table(table.newest()), MARK).rewrite(row -> Optional.of(hashed(row, columns, pseudonyms)));
        // What is current of it was written anew by the load.
        new Past(lake.table(table.raw()), MARK).rewrite(Optional::of);
        ops(
                Ops.QUARANTINE,
                Map.of("text", "", "candidates", "", "reason", "was told before its contract was personal"));
        ops(Ops.FILES, Map.of("notes", ""));
    }

    private static Record hashed(Record row, Map<String, Personal> columns, Pseudonyms pseudonyms) {
        Map<String, Object> changed = new TreeMap<>();
        columns.forEach((column, type) -> {
            if (row.getField(column) instanceof String text && !Pseudonyms.isOne(text)) {
                changed.put(column, pseudonyms.of(type, text));
            }
        });
        if (changed.isEmpty()) {
            return row;
        }
        // Notes of such files are no longer kept either.
        Record hashed = row.copy(changed);
        hashed.setField("footnote", null);
        return hashed;
    }

    /** Empties texts of those rows of a table that were told of this dataset by loads from before. */
    private void ops(String name, Map<String, Object> emptied) {
        Set<String> current = History.of(lake, dataset, CommitPoints.ignored()).files().values().stream()
                .map(History.Loaded::load)
                .collect(Collectors.toSet());
        RowRule rule = row -> Optional.of(
                dataset.id().equals(row.getField("dataset"))
                                && !current.contains(String.valueOf(row.getField("load_id")))
                        ? row.copy(emptied)
                        : row);
        try (TableLock lock = lake.locks().take(Ops.full(name), line -> {})) {
            new Past(lake.table(Ops.full(name)), MARK).rewrite(rule);
        }
    }
}

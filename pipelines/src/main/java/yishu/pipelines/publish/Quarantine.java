package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.check.Checked;
import yishu.pipelines.normalize.Figure;
import yishu.pipelines.normalize.Outcome;

/** The rows that a load keeps aside, with place, text and reason: those that could not be made out, and those that a check found. */
final class Quarantine {
    private static final List<String> COLUMNS =
            List.of(Ops.schema(Ops.QUARANTINE).fieldNames());
    private static final long FEW = 100_000;

    private final Table table;
    private final String dataset;
    private final String load;

    /** @param load the id that the load goes by in {@code ops} */
    Quarantine(Lake lake, String dataset, String load) {
        this.table = lake.table(Ops.full(Ops.QUARANTINE));
        this.dataset = dataset;
        this.load = load;
    }

    /**
     * What is kept aside.
     *
     * @param files that hold it
     * @param found how many rows checks found, by the hash of their file
     */
    record Kept(List<DataFile> files, Map<String, Long> found) {
        Kept {
            files = List.copyOf(files);
            found = Map.copyOf(found);
        }

        long rows() {
            return Candidates.rows(files);
        }
    }

    /** A row that could not be made out. */
    static @Nullable Object[] cells(String load, String dataset, Received file, Outcome.Rejected rejected) {
        return new Object[] {
            load,
            dataset,
            file.hash(),
            file.name(),
            rejected.place().sheet(),
            rejected.place().row(),
            rejected.place().column(),
            rejected.property(),
            rejected.text(),
            rejected.reason(),
            String.join("; ", rejected.candidates())
        };
    }

    /** Adds what checks found to what could not be made out. */
    Kept keep(List<DataFile> unread, Checked checked, List<Intake> intakes) {
        if (checked.failed() == 0) {
            return new Kept(unread, Map.of());
        }
        List<DataFile> files = new ArrayList<>(unread);
        Map<String, Long> found = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        intakes.forEach(it -> names.put(it.file().hash(), it.file().name()));
        try (RowFiles written = new RowFiles(table, COLUMNS)) {
            Iterator<Row> rows = rows(checked);
            while (rows.hasNext()) {
                Row row = rows.next();
                String hash = row.getAs("file_hash");
                found.merge(hash, 1L, Long::sum);
                String property = row.getAs("property");
                written.write(
                        load,
                        dataset,
                        hash,
                        names.get(hash),
                        row.getAs("sheet"),
                        row.getAs("row_number"),
                        row.getAs("column_number"),
                        property,
                        property.isEmpty() ? "" : Figure.text(row.getAs(property)),
                        row.getAs("reason"),
                        "");
            }
            files.addAll(written.finish());
        }
        return new Kept(files, found);
    }

    /** The same rows under the id that this load goes by, in place of another. */
    List<DataFile> renamed(List<DataFile> files) {
        try (RowFiles written = new RowFiles(table, COLUMNS)) {
            FileRows.each(table, files, COLUMNS, row -> {
                row[0] = load;
                written.write(row);
            });
            List<DataFile> renamed = written.finish();
            files.forEach(file -> table.io().deleteFile(file.location()));
            return renamed;
        }
    }

    /** A local iterator is a job for each partition. */
    private static Iterator<Row> rows(Checked checked) {
        return checked.failed() > FEW
                ? checked.faulty().toLocalIterator()
                : checked.faulty().collectAsList().iterator();
    }
}

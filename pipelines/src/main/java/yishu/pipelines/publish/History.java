package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What {@code ops} knows of the loads of a dataset. */
final class History {
    private final Ops ops;
    private final String dataset;

    History(Ops ops, String dataset) {
        this.ops = ops;
        this.dataset = dataset;
    }

    /**
     * A file as it was last loaded.
     *
     * @param hash of the file
     * @param name under which it came
     * @param load that published it last
     * @param definition that it was read under
     */
    record Loaded(String hash, String name, String load, Definition definition) {}

    /** Every file that is published, by hash, in the order in which the loads began. */
    Map<String, Loaded> files() {
        List<Row> rows = ops.rows(Ops.FILES)
                .filter(col("dataset").equalTo(dataset))
                .select("load_id", "file_hash", "file_name")
                .join(
                        ops.rows(Ops.RUNS)
                                .filter(col("outcome").equalTo("published"))
                                .select(
                                        "load_id",
                                        "started_at",
                                        "contract_hash",
                                        "source_hash",
                                        "codelist_hash",
                                        "normalizer_version"),
                        "load_id")
                .orderBy("started_at", "file_name")
                .collectAsList();
        Map<String, Loaded> files = new LinkedHashMap<>();
        for (Row row : rows) {
            Definition definition =
                    new Definition(row.getString(4), row.getString(5), row.getString(6), row.getString(7));
            files.remove(row.getString(1));
            files.put(row.getString(1), new Loaded(row.getString(1), row.getString(2), row.getString(0), definition));
        }
        return files;
    }

    /** An id that no published load has: a definition that was changed and changed back gives a load of its own. */
    String free(String load) {
        List<String> taken = new ArrayList<>();
        ops.rows(Ops.RUNS)
                .filter(col("load_id").startsWith(load).and(col("outcome").equalTo("published")))
                .select("load_id")
                .collectAsList()
                .forEach(row -> taken.add(row.getString(0)));
        String free = load;
        for (int turn = 2; taken.contains(free); turn++) {
            free = load + "_" + turn;
        }
        return free;
    }
}

package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import yishu.pipelines.check.Keys;
import yishu.pipelines.contract.Contract;

/** Brings the rows of a load into the draft of the vintages, as the contract's load mode says. */
final class VintageWriter {
    private final Lake lake;
    private final Contract contract;
    private final Draft draft;
    private final CommitPoints points;

    VintageWriter(Lake lake, Contract contract, Draft draft, CommitPoints points) {
        this.lake = lake;
        this.contract = contract;
        this.draft = draft;
        this.points = points;
    }

    /** Removes all that files gave before, so that they can be loaded again. */
    void remove(List<String> files) {
        lake.spark()
                .sql("DELETE FROM " + draft.target() + " WHERE file_hash IN ("
                        + files.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", ")) + ")");
        points.reached("vintages removed");
    }

    /** Removes the rows that the load replaces, then appends its own. */
    void write(Dataset<Row> incoming) {
        List<String> key = replacedKey();
        if (replaces(incoming, key)) {
            String keys = "keys_of_" + draft.branch();
            incoming.select(columns(key)).distinct().createOrReplaceTempView(keys);
            String same = key.stream()
                    .map(CoreTable::quoted)
                    .map(name -> "present." + name + " <=> " + keys + "." + name)
                    .collect(Collectors.joining(" AND "));
            lake.spark()
                    .sql("DELETE FROM " + draft.target() + " AS present WHERE EXISTS (SELECT 1 FROM " + keys + " WHERE "
                            + same + ")");
            lake.spark().catalog().dropTempView(keys);
            points.reached("vintages replaced");
        }
        draft.append(incoming);
    }

    /** What of the present rows gives way to incoming ones: rows that agree on these columns. */
    private List<String> replacedKey() {
        return switch (contract.load()) {
            case APPEND, UPSERT -> withEdition(contract.key());
            case REPLACE_PERIOD ->
                withEdition(contract.concept("TIME_PERIOD")
                        .map(it -> List.of("time_period"))
                        .orElse(List.of()));
            case FULL -> List.of("edition");
        };
    }

    private static List<String> withEdition(List<String> columns) {
        List<String> all = new ArrayList<>(columns);
        all.add("edition");
        return all;
    }

    private boolean replaces(Dataset<Row> incoming, List<String> key) {
        return !draft.rows().isEmpty()
                && !draft.rows()
                        .select(columns(key))
                        .intersect(incoming.select(columns(key)))
                        .isEmpty();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** Throws when the draft does not hold exactly one row for each key of an edition, and all rows of the load. */
    void audit(String load, long expected) {
        long written = draft.rows().filter(col("load_id").equalTo(load)).count();
        if (written != expected) {
            throw new IllegalStateException("Cannot publish load " + load + ": " + written + " rows on its branch, and "
                    + expected + " were to be written");
        }
        if (!Keys.areUnique(draft.rows(), withEdition(contract.key()))) {
            throw new IllegalStateException("Cannot publish load " + load + ": a key would stand twice");
        }
    }
}

package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;

/** Brings the rows of a load into the table of vintages, as the contract's load mode says. */
final class VintageWriter {
    private final Lake lake;
    private final Contract contract;
    private final List<String> files;

    /**
     * For one load.
     *
     * @param files the hashes of its files: what they gave in an earlier load is replaced whole
     */
    VintageWriter(Lake lake, Contract contract, List<String> files) {
        this.lake = lake;
        this.contract = contract;
        this.files = List.copyOf(files);
    }

    /** Throws when the mode is append and a key is there already from another file. */
    void allow(Dataset<Row> incoming, Dataset<Row> present) {
        if (contract.load() != Contract.LoadMode.APPEND) {
            return;
        }
        List<String> key = replacedKey();
        Dataset<Row> both = incoming.select(columns(key))
                .intersect(present.filter(others()).select(columns(key)))
                .limit(1);
        both.collectAsList().stream().findFirst().ifPresent(row -> {
            throw new InputException("Cannot append: " + String.join(", ", key) + " = " + row.mkString(", ")
                    + " is there already; correct it under another edition, or let the contract say 'load: upsert'");
        });
    }

    /** Writes to the branch: removes what the load replaces, then appends its rows. */
    void write(Dataset<Row> incoming, Dataset<Row> present, String branch) {
        if (!present.filter(others().unary_$bang()).isEmpty()) {
            lake.spark().sql("DELETE FROM " + branch + " WHERE file_hash IN (" + literals(files) + ")");
        }
        List<String> key = replacedKey();
        if (!key.isEmpty() && replaces(incoming, present, key)) {
            incoming.select(columns(key)).distinct().createOrReplaceTempView("incoming_keys");
            String same = key.stream()
                    .map(name -> "present." + CoreTable.quoted(name) + " <=> incoming_keys." + CoreTable.quoted(name))
                    .collect(Collectors.joining(" AND "));
            lake.spark()
                    .sql("DELETE FROM " + branch + " AS present WHERE EXISTS (SELECT 1 FROM incoming_keys WHERE " + same
                            + ")");
        }
        try {
            incoming.writeTo(branch).append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
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

    private static boolean replaces(Dataset<Row> incoming, Dataset<Row> present, List<String> key) {
        return !present.select(columns(key))
                .intersect(incoming.select(columns(key)))
                .isEmpty();
    }

    private Column others() {
        return col("file_hash").isin(files.toArray()).unary_$bang();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    private static String literals(List<String> values) {
        return values.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "));
    }

    /** Throws when the branch does not hold exactly one row for each key of an edition, and all rows of the load. */
    void audit(String branch, String load, long expected) {
        Dataset<Row> rows = lake.spark().table(branch);
        long written = rows.filter(col("load_id").equalTo(load)).count();
        if (written != expected) {
            throw new IllegalStateException("Cannot publish load " + load + ": " + written + " rows on its branch, and "
                    + expected + " were to be written");
        }
        boolean twice = !rows.groupBy(columns(withEdition(contract.key())))
                .agg(count(lit(1)).as("rows_of_key"))
                .filter(col("rows_of_key").gt(1))
                .isEmpty();
        if (twice) {
            throw new IllegalStateException("Cannot publish load " + load + ": a key would stand twice");
        }
    }
}

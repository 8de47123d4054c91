package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import yishu.pipelines.check.KeyFacts;
import yishu.pipelines.check.Keys;
import yishu.pipelines.contract.Contract;

/** Brings the rows of a load in the draft of the vintages together with those that are there, as the contract's load mode says. */
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
        draft.delete(ofFiles(files));
        points.reached("vintages removed");
    }

    /** Takes the rows of a load away again that a check found. */
    void withdraw(String load, Dataset<Row> faulty) {
        List<String> place = CoreTable.PLACE.stream().map(StructField::name).toList();
        deleteAlike("load_id = '" + load + "'", faulty.select(columns(place)), place);
        points.reached("vintages withdrawn");
    }

    /** Removes the rows that those of a load replace. */
    void replace(String load, KeyFacts keys) {
        boolean byKey = contract.load() == Contract.LoadMode.APPEND || contract.load() == Contract.LoadMode.UPSERT;
        if (byKey && keys.areNew()) {
            return;
        }
        List<String> key = replacedKey();
        Column own = col("load_id").equalTo(load);
        Dataset<Row> incoming = draft.rows().filter(own).select(columns(key)).distinct();
        Dataset<Row> present = draft.rows().filter(own.unary_$bang()).select(columns(key));
        if (!present.intersect(incoming).isEmpty()) {
            deleteAlike("load_id <> '" + load + "'", incoming, key);
            points.reached("vintages replaced");
        }
    }

    private void deleteAlike(String which, Dataset<Row> others, List<String> key) {
        String view = "others_of_" + draft.branch();
        others.createOrReplaceTempView(view);
        String same = key.stream()
                .map(CoreTable::quoted)
                .map(name -> "present." + name + " <=> " + view + "." + name)
                .collect(Collectors.joining(" AND "));
        draft.delete(which + " AND EXISTS (SELECT 1 FROM " + view + " WHERE " + same + ")");
        lake.spark().catalog().dropTempView(view);
    }

    /** The condition on rows of files. */
    static String ofFiles(List<String> hashes) {
        return "file_hash IN (" + hashes.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", ")) + ")";
    }

    /** What of the present rows gives way to incoming ones: rows that agree on these columns. */
    private List<String> replacedKey() {
        return switch (contract.load()) {
            case APPEND, UPSERT -> contract.editionKey();
            case REPLACE_PERIOD ->
                contract.concept("TIME_PERIOD").isPresent() ? List.of("time_period", "edition") : List.of("edition");
            case FULL -> List.of("edition");
        };
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** Throws when the draft does not hold exactly one row for each key of an edition, unless that is known already. */
    void audit(String load, KeyFacts keys) {
        boolean isKnown = keys.areUnique() && keys.areNew();
        if (!isKnown && !Keys.areUnique(draft.rows(), contract.editionKey())) {
            throw new IllegalStateException("Cannot publish load " + load + ": a key would stand twice");
        }
    }
}

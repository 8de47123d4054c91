package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;

/** A load that only appends brings no key that is there already. */
record NewKey(Contract contract) implements Check {
    @Override
    public String name() {
        return "new keys only";
    }

    @Override
    public Severity severity() {
        return Severity.REFUSE;
    }

    @Override
    public int line() {
        return 1;
    }

    Finding find(Dataset<Row> rows, Released released) {
        Dataset<Row> found = present(rows, released.vintages(), contract.editionKey())
                .withColumn(Checks.REASON, lit("is there already from another file"));
        return new Finding(
                "there already for one " + String.join(", ", contract.key())
                        + " of one edition; correct it under another edition, or let the contract say 'load: upsert'",
                Optional.of(found));
    }

    /** The rows whose key is among those of the others. */
    static Dataset<Row> present(Dataset<Row> rows, Dataset<Row> others, List<String> key) {
        Column[] renamed =
                key.stream().map(name -> col(name).as("other_" + name)).toArray(Column[]::new);
        Column same = key.stream()
                .map(name -> col(name).eqNullSafe(col("other_" + name)))
                .reduce(Column::and)
                .orElseThrow();
        return rows.join(others.select(renamed), same, "left_semi");
    }
}

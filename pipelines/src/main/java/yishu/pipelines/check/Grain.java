package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;

/**
 * One row for each key and edition. A blank gives way to a figure. Of rows that say the same, the first is kept; rows that
 * contradict each other are all kept aside, since which of them is right is not ours to guess.
 */
record Grain(Contract contract) implements Check {
    private static final List<String> COUNTS = List.of("_is_gap", "_rows_of_key", "_figures", "_ways", "_place");

    @Override
    public String name() {
        return "one row for each " + key();
    }

    @Override
    public Severity severity() {
        return Severity.QUARANTINE;
    }

    @Override
    public int line() {
        return 1;
    }

    private String key() {
        return String.join(", ", contract.key());
    }

    Finding find(Dataset<Row> all) {
        Dataset<Row> rows = Keys.suspects(all, contract.editionKey());
        WindowSpec key = Window.partitionBy(Checks.columns(contract.editionKey()));
        List<String> alikeColumns = new ArrayList<>(contract.editionKey());
        alikeColumns.add("_is_gap");
        WindowSpec alike = Window.partitionBy(Checks.columns(alikeColumns));
        Column said = struct(said(rows).toArray(Column[]::new));
        Column hidden = col("_is_gap").and(col("_figures").gt(0));
        Column first = col("_place").equalTo(1);
        Dataset<Row> found = rows.withColumn("_is_gap", Gap.isGap(contract))
                .withColumn("_rows_of_key", count(lit(1)).over(alike))
                .withColumn(
                        "_figures", sum(when(col("_is_gap"), 0).otherwise(1)).over(key))
                .withColumn("_ways", size(collect_set(said.cast("string")).over(alike)))
                .withColumn(
                        "_place",
                        row_number()
                                .over(alike.orderBy(
                                        col("file_hash"), col("sheet"), col("row_number"), col("column_number"))))
                .filter(hidden.or(col("_ways").gt(1)).or(first.unary_$bang()))
                .withColumn(
                        Checks.REASON,
                        when(hidden, "is blank where another row has a figure")
                                .when(
                                        col("_ways").gt(1),
                                        concat(
                                                col("_rows_of_key").cast("string"),
                                                lit(" rows contradict each other for one " + key()
                                                        + " of one edition")))
                                .otherwise("repeats an earlier row"))
                .drop(COUNTS.toArray(String[]::new));
        return new Finding("several rows for one " + key(), Optional.of(found));
    }

    private static List<Column> said(Dataset<Row> rows) {
        List<String> where = List.of("file_hash", "sheet", "row_number", "column_number", "load_id", "footnote");
        List<Column> said = new ArrayList<>();
        for (String column : rows.columns()) {
            if (!where.contains(column)) {
                said.add(col(column));
            }
        }
        return said;
    }
}

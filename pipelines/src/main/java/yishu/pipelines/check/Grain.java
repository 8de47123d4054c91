package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import yishu.pipelines.contract.Check;

/**
 * One row for each key and edition. Of rows that say the same, the first is kept; rows that contradict each other are all
 * kept aside, since which of them is right is not ours to guess.
 */
record Grain(List<String> key) implements Check {
    @Override
    public String name() {
        return "one row for each " + String.join(", ", key);
    }

    @Override
    public Severity severity() {
        return Severity.QUARANTINE;
    }

    @Override
    public int line() {
        return 1;
    }

    Finding find(Dataset<Row> rows) {
        Column[] keys = Stream.concat(key.stream(), Stream.of("edition"))
                .map(functions::col)
                .toArray(Column[]::new);
        var group = Window.partitionBy(keys);
        Column said = struct(said(rows).toArray(Column[]::new));
        Dataset<Row> found = rows.withColumn("rows_of_key", count(lit(1)).over(group))
                .withColumn("ways", size(collect_set(said.cast("string")).over(group)))
                .withColumn(
                        "place",
                        row_number()
                                .over(group.orderBy(
                                        col("file_hash"), col("sheet"), col("row_number"), col("column_number"))))
                .filter(col("rows_of_key")
                        .gt(1)
                        .and(col("ways").gt(1).or(col("place").gt(1))))
                .withColumn(
                        Checks.REASON,
                        functions
                                .when(
                                        col("ways").gt(1),
                                        concat(
                                                col("rows_of_key").cast("string"),
                                                lit(" rows contradict each other for one " + String.join(", ", key)
                                                        + " of one edition")))
                                .otherwise(lit("repeats an earlier row")))
                .drop("rows_of_key", "ways", "place");
        return new Finding("several rows for one " + String.join(", ", key), Optional.of(found));
    }

    private List<Column> said(Dataset<Row> rows) {
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

package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import yishu.pipelines.contract.Check;

/** A number lies within bounds. */
final class RangeCheck {
    private RangeCheck() {}

    static Finding find(Check.Range check, Dataset<Row> rows) {
        Column value = col(check.column());
        Column outside = lit(false);
        if (check.minimum().isPresent()) {
            outside = outside.or(value.lt(lit(check.minimum().get())));
        }
        if (check.maximum().isPresent()) {
            outside = outside.or(value.gt(lit(check.maximum().get())));
        }
        Dataset<Row> found = rows.filter(Checks.where(check.where()).and(outside))
                .withColumn(
                        Checks.REASON,
                        concat(
                                lit(check.column() + " is "),
                                Checks.text(value),
                                lit(" and should be " + check.bounds())));
        return new Finding(check.column() + " should be " + check.bounds(), Optional.of(found));
    }
}

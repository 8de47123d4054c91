package yishu.pipelines.check;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;

/** A value differs from the last release's by at most a share of it: a wrong unit or a shifted column does not. */
final class ChangeCheck {
    private final Contract contract;
    private final Dataset<Row> released;

    ChangeCheck(Contract contract, Dataset<Row> released) {
        this.contract = contract;
        this.released = released;
    }

    Finding find(Check.Change check, Dataset<Row> rows) {
        String measure = contract.concept("OBS_VALUE").orElseThrow().name();
        List<String> figure = contract.figureKey();
        Column[] before = Stream.concat(
                        figure.stream().map(name -> col(name).as("released_" + name)),
                        Stream.of(col(measure).as("released_value")))
                .toArray(Column[]::new);
        Dataset<Row> last = released.filter(Checks.where(check.where())).select(before);
        Column same = figure.stream()
                .map(name -> col(name).eqNullSafe(col("released_" + name)))
                .reduce(Column::and)
                .orElse(lit(true));
        Column[] kept = Stream.of(rows.columns()).map(functions::col).toArray(Column[]::new);
        Column reason = concat(
                lit("was "),
                Checks.text(col("released_value")),
                lit(" in the last release and is "),
                Checks.text(col(measure)));
        Dataset<Row> found = rows.filter(Checks.where(check.where()))
                .join(last, same, "inner")
                .filter(abs(col(measure).minus(col("released_value")))
                        .gt(abs(col("released_value")).multiply(lit(check.tolerance()))))
                .withColumn(Checks.REASON, reason)
                .select(Stream.concat(Stream.of(kept), Stream.of(col(Checks.REASON)))
                        .toArray(Column[]::new));
        return new Finding("changed by more than " + check.tolerance() + " of the last release", Optional.of(found));
    }
}

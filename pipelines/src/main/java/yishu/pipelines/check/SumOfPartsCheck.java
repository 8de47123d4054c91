package yishu.pipelines.check;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;

/**
 * A whole equals the sum of its parts; a group in which a part is missing is not judged. The children of a code are those
 * in use at the end of the year: 北京市 had 崇文区 in 2009 and has it no more.
 */
final class SumOfPartsCheck {
    private final Contract contract;
    private final Map<String, CodeList> lists;

    SumOfPartsCheck(Contract contract, Map<String, CodeList> lists) {
        this.contract = contract;
        this.lists = lists;
    }

    Finding find(Check.SumOfParts check, Dataset<Row> rows) {
        List<Part> parts = parts(check);
        List<String> others = new ArrayList<>(contract.key());
        others.remove(check.column());
        others.add("edition");
        var group = Window.partitionBy(others.stream().map(functions::col).toArray(Column[]::new));
        String measure = contract.concept("OBS_VALUE")
                .map(it -> it.name())
                .orElseThrow(() -> new IllegalStateException("no OBS_VALUE in " + contract.file()));
        Column part = parts.stream()
                .map(it -> col(check.column()).equalTo(it.code()).and(used(it)))
                .reduce(Column::or)
                .orElse(lit(false));
        Column expected = parts.stream()
                .map(it -> when(used(it), 1).otherwise(0))
                .reduce(Column::plus)
                .orElse(lit(0));
        Column whole = col(check.column()).equalTo(check.whole());
        Dataset<Row> found = rows.filter(part.or(whole))
                .withColumn("_whole_value", max(when(whole, col(measure))).over(group))
                .withColumn("_parts_sum", sum(when(part, col(measure))).over(group))
                .withColumn("_parts_found", count(when(part, col(measure))).over(group))
                .filter(col("_parts_found").equalTo(expected))
                .filter(abs(col("_whole_value").minus(col("_parts_sum")))
                        .gt(abs(col("_whole_value")).multiply(lit(check.tolerance()))))
                .withColumn(
                        Checks.REASON,
                        concat(
                                lit(check.whole() + " is "),
                                Checks.text(col("_whole_value")),
                                lit(" and its "),
                                expected.cast("string"),
                                lit(" parts sum to "),
                                Checks.text(col("_parts_sum"))))
                .drop("_whole_value", "_parts_sum", "_parts_found");
        return new Finding(check.whole() + " is not the sum of its parts", Optional.of(found));
    }

    /** A code that is a part from a year on until before another. */
    private record Part(String code, int from, int until) {}

    private List<Part> parts(Check.SumOfParts check) {
        if (!check.parts().isEmpty()) {
            return check.parts().stream()
                    .map(code -> new Part(code, 0, Code.OPEN))
                    .toList();
        }
        return contract.property(check.column()).flatMap(it -> it.codelist()).map(lists::get).stream()
                .flatMap(list -> list.codes().stream())
                .filter(code -> code.parent().equals(check.whole()))
                .map(code -> new Part(code.code(), code.from(), code.until()))
                .distinct()
                .toList();
    }

    private Column used(Part part) {
        return contract.concept("TIME_PERIOD")
                .map(it -> year(col(it.name()))
                        .geq(part.from())
                        .and(year(col(it.name())).lt(part.until())))
                .orElse(lit(part.until() == Code.OPEN));
    }
}

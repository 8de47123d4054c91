package yishu.pipelines.check;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

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

/** A whole equals the sum of its parts; a group in which a part is missing is not judged. */
final class SumOfPartsCheck {
    private final Contract contract;
    private final Map<String, CodeList> lists;

    SumOfPartsCheck(Contract contract, Map<String, CodeList> lists) {
        this.contract = contract;
        this.lists = lists;
    }

    Finding find(Check.SumOfParts check, Dataset<Row> rows) {
        List<String> parts = check.parts().isEmpty() ? children(check) : check.parts();
        List<String> others = new ArrayList<>(contract.key());
        others.remove(check.column());
        others.add("edition");
        var group = Window.partitionBy(others.stream().map(functions::col).toArray(Column[]::new));
        String measure = contract.concept("OBS_VALUE")
                .map(it -> it.name())
                .orElseThrow(() -> new IllegalStateException("no OBS_VALUE in " + contract.file()));
        Column part = col(check.column()).isin(parts.toArray());
        Column whole = col(check.column()).equalTo(check.whole());
        Dataset<Row> found = rows.filter(part.or(whole))
                .withColumn("whole_value", max(when(whole, col(measure))).over(group))
                .withColumn("parts_sum", sum(when(part, col(measure))).over(group))
                .withColumn("parts_found", count(when(part, col(measure))).over(group))
                .filter(col("parts_found").equalTo(parts.size()))
                .filter(abs(col("whole_value").minus(col("parts_sum")))
                        .gt(abs(col("whole_value")).multiply(lit(check.tolerance()))))
                .withColumn(
                        Checks.REASON,
                        concat(
                                lit(check.whole() + " is "),
                                Checks.text(col("whole_value")),
                                lit(" and its " + parts.size() + " parts sum to "),
                                Checks.text(col("parts_sum"))))
                .drop("whole_value", "parts_sum", "parts_found");
        return new Finding(check.whole() + " is not the sum of its " + parts.size() + " parts", Optional.of(found));
    }

    private List<String> children(Check.SumOfParts check) {
        return contract.property(check.column()).flatMap(it -> it.codelist()).map(lists::get).stream()
                .flatMap(list -> list.codes().stream())
                .filter(code -> code.parent().equals(check.whole()) && code.until() == Code.OPEN)
                .map(Code::code)
                .distinct()
                .toList();
    }
}

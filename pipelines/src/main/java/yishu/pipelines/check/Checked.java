package yishu.pipelines.check;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a load after its checks.
 *
 * @param results one for each check, the grain first
 * @param sound rows that every check passed
 * @param faulty rows that a check found, with a column {@code reason} more
 */
public record Checked(List<CheckResult> results, Dataset<Row> sound, Dataset<Row> faulty) {
    public Checked {
        results = List.copyOf(results);
    }

    public List<CheckResult> refusals() {
        return results.stream().filter(CheckResult::refuses).toList();
    }
}

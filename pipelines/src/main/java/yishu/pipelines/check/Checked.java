package yishu.pipelines.check;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a load after its checks, kept in memory until this is closed.
 *
 * @param results one for each check, the grain first
 * @param sound rows that every check passed
 * @param faulty rows that a check found, with a column {@code reason} more, and {@code property} that it is about
 * @param kept what is to be forgotten in the end
 */
public record Checked(List<CheckResult> results, Dataset<Row> sound, Dataset<Row> faulty, List<Dataset<Row>> kept)
        implements AutoCloseable {
    public Checked {
        results = List.copyOf(results);
        kept = List.copyOf(kept);
    }

    public List<CheckResult> refusals() {
        return results.stream().filter(CheckResult::refuses).toList();
    }

    /** How many rows checks found. */
    public long failed() {
        return results.stream().mapToLong(CheckResult::failed).sum();
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
    }
}

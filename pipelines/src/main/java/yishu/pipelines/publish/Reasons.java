package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/** Why rows are kept aside, the most frequent reasons first: {@code 620 x value: ...}. */
final class Reasons {
    private static final int SHOWN = 10;
    private static final int FEW = 100_000;

    private final Lake lake;

    Reasons(Lake lake) {
        this.lake = lake;
    }

    private record Reason(String property, String reason) {}

    List<String> of(List<DataFile> quarantine) {
        return Candidates.rows(quarantine) > FEW ? ofMany(quarantine) : ofFew(quarantine);
    }

    private List<String> ofFew(List<DataFile> quarantine) {
        Map<Reason, Long> counts = new HashMap<>();
        FileRows.each(
                lake.table(Ops.full(Ops.QUARANTINE)),
                quarantine,
                List.of("property", "reason"),
                row -> counts.merge(new Reason(String.valueOf(row[0]), String.valueOf(row[1])), 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue()
                        .reversed()
                        .thenComparing(it -> it.getKey().property())
                        .thenComparing(it -> it.getKey().reason()))
                .limit(SHOWN)
                .map(it ->
                        said(it.getValue(), it.getKey().property(), it.getKey().reason()))
                .toList();
    }

    private List<String> ofMany(List<DataFile> quarantine) {
        return lake
                .spark()
                .read()
                .schema(Ops.schema(Ops.QUARANTINE))
                .parquet(quarantine.stream().map(DataFile::location).toArray(String[]::new))
                .groupBy("property", "reason")
                .count()
                .orderBy(col("count").desc(), col("property"), col("reason"))
                .limit(SHOWN)
                .collectAsList()
                .stream()
                .map(row -> said(row.getLong(2), row.getString(0), row.getString(1)))
                .toList();
    }

    private static String said(long times, String property, String reason) {
        return times + " x " + property + ": " + reason;
    }
}

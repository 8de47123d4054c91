package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;

/** Reads the index and every series of the value at current prices out of a load, and lets {@link VolumeIndex} judge. */
final class VolumeIndexCheck {
    private final Contract contract;
    private final Optional<Released> released;

    VolumeIndexCheck(Contract contract, Optional<Released> released) {
        this.contract = contract;
        this.released = released;
    }

    Finding find(Check.VolumeIndex check, Dataset<Row> rows) {
        Map<String, VolumeIndex.Panel> levels = new TreeMap<>();
        // The value may have come in an earlier file than its index; what comes now counts more.
        released.ifPresent(it -> fill(levels, it.vintages(), check.level(), check));
        fill(levels, rows, check.level(), check);
        Map<String, VolumeIndex.Panel> indices = new TreeMap<>();
        fill(indices, rows, check.where(), check);
        Map<String, List<String>> findings = new LinkedHashMap<>();
        VolumeIndex judge =
                new VolumeIndex(check.lowest().doubleValue(), check.highest().doubleValue());
        for (VolumeIndex.Panel index : indices.values()) {
            levels.forEach((series, level) -> judge.judge(index, level)
                    .ifPresent(it -> findings.computeIfAbsent(it, any -> new ArrayList<>())
                            .add(series)));
        }
        if (findings.isEmpty()) {
            return Finding.none();
        }
        String finding = findings.entrySet().stream()
                .map(it -> "against " + String.join(" and ", it.getValue()) + ": " + it.getKey())
                .collect(Collectors.joining("; "));
        return new Finding(
                finding, Optional.of(rows.filter(Checks.where(check.where())).withColumn(Checks.REASON, lit(finding))));
    }

    /** A panel for each source and edition of the rows: values by place and year. */
    private void fill(
            Map<String, VolumeIndex.Panel> panels,
            Dataset<Row> rows,
            Map<String, String> where,
            Check.VolumeIndex check) {
        String value = contract.concept("OBS_VALUE").orElseThrow().name();
        String period = contract.concept("TIME_PERIOD").orElseThrow().name();
        String source = contract.authority().map(Contract.Authority::column).orElse("edition");
        // What tells the index from the value is no part of the place.
        Column[] place = contract.grain().stream()
                .filter(it -> !it.equals(period)
                        && !check.where().containsKey(it)
                        && !check.level().containsKey(it))
                .map(functions::col)
                .toArray(Column[]::new);
        rows.filter(Checks.where(where))
                .filter(col(value).isNotNull().and(col("freq").equalTo("A")))
                .select(
                        functions.concat(col(source), lit(" ("), col("edition"), lit(")")),
                        functions.concat_ws(" ", place),
                        year(col(period)),
                        col(value).cast("double"))
                .collectAsList()
                .forEach(row -> panels.computeIfAbsent(row.getString(0), any -> new VolumeIndex.Panel())
                        .put(row.getString(1), row.getInt(2), row.getDouble(3)));
    }
}

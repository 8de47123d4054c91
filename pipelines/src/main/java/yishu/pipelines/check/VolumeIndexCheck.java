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

    VolumeIndexCheck(Contract contract) {
        this.contract = contract;
    }

    Finding find(Check.VolumeIndex check, Dataset<Row> rows) {
        Map<String, VolumeIndex.Panel> levels = panels(rows.filter(Checks.where(check.level())));
        Map<String, List<String>> findings = new LinkedHashMap<>();
        VolumeIndex judge =
                new VolumeIndex(check.lowest().doubleValue(), check.highest().doubleValue());
        for (VolumeIndex.Panel index :
                panels(rows.filter(Checks.where(check.where()))).values()) {
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

    /** A panel for each source and edition of the rows: values by unit and year. */
    private Map<String, VolumeIndex.Panel> panels(Dataset<Row> rows) {
        String value = contract.concept("OBS_VALUE").orElseThrow().name();
        String period = contract.concept("TIME_PERIOD").orElseThrow().name();
        String source = contract.authority().map(Contract.Authority::column).orElse("edition");
        List<String> units =
                contract.grain().stream().filter(it -> !it.equals(period)).toList();
        Column unit =
                functions.concat_ws(" ", units.stream().map(functions::col).toArray(Column[]::new));
        List<Row> found = rows.filter(col(value).isNotNull().and(col("freq").equalTo("A")))
                .select(
                        functions.concat(col(source), lit(" ("), col("edition"), lit(")")),
                        unit,
                        year(col(period)),
                        col(value).cast("double"))
                .collectAsList();
        return found.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString(0),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), VolumeIndexCheck::panel)));
    }

    private static VolumeIndex.Panel panel(List<Row> rows) {
        VolumeIndex.Panel panel = new VolumeIndex.Panel();
        rows.forEach(row -> panel.put(unitOnly(row.getString(1)), row.getInt(2), row.getDouble(3)));
        return panel;
    }

    /** The indicator is part of the grain but differs between the index and its level: only the place counts. */
    private static String unitOnly(String unit) {
        return unit.split(" ", -1)[0];
    }
}

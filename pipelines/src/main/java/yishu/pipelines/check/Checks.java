package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import yishu.content.CodeList;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;

/** Runs the checks of a contract over the normalized rows of a load, each over what the ones before it left sound. */
public final class Checks {
    static final String REASON = "reason";

    private final Contract contract;
    private final Map<String, CodeList> lists;
    private final Optional<Dataset<Row>> released;

    /**
     * The checks of a contract.
     *
     * @param lists the code lists, by name
     * @param released the rows of the last release, without those that this load replaces; empty on the first load
     */
    public Checks(Contract contract, Map<String, CodeList> lists, Optional<Dataset<Row>> released) {
        this.contract = contract;
        this.lists = Map.copyOf(lists);
        this.released = released;
    }

    /** The rows of a load, told apart. */
    public Checked run(Dataset<Row> rows) {
        List<CheckResult> results = new ArrayList<>();
        Dataset<Row> sound = rows;
        List<Dataset<Row>> faulty = new ArrayList<>();
        for (Check check : all()) {
            Finding finding = find(check, sound);
            long failed = 0;
            if (finding.rows().isPresent()) {
                Dataset<Row> found = finding.rows().get().persist();
                failed = found.count();
                if (failed > 0) {
                    faulty.add(found);
                    sound = sound.join(found.select(columns(PLACE)), same(sound, found), "left_anti");
                }
            }
            results.add(new CheckResult(check.name(), check.severity(), failed, failed == 0 ? "" : finding.text()));
        }
        Dataset<Row> all = faulty.stream().reduce(Dataset::unionByName).orElseGet(() -> rows.limit(0)
                .withColumn(REASON, lit("")));
        return new Checked(results, sound, all);
    }

    private static final List<String> PLACE = List.of("file_hash", "sheet", "row_number", "column_number");

    private List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.add(new Grain(contract.key()));
        for (Property property : contract.properties()) {
            if (property.minimum().isPresent() || property.maximum().isPresent()) {
                all.add(new Check.Range(
                        property.line(),
                        property.name() + " within its bounds",
                        Check.Severity.QUARANTINE,
                        property.name(),
                        Map.of(),
                        property.minimum(),
                        property.maximum()));
            }
        }
        all.addAll(contract.checks());
        return all;
    }

    private Finding find(Check check, Dataset<Row> rows) {
        if (check instanceof Grain grain) {
            return grain.find(rows);
        }
        if (check instanceof Check.Range range) {
            return RangeCheck.find(range, rows);
        }
        if (check instanceof Check.SumOfParts sum) {
            return new SumOfPartsCheck(contract, lists).find(sum, rows);
        }
        if (check instanceof Check.Change change) {
            return released.map(it -> new ChangeCheck(contract, it).find(change, rows))
                    .orElse(Finding.none());
        }
        if (check instanceof Check.VolumeIndex index) {
            return new VolumeIndexCheck(contract).find(index, rows);
        }
        throw new IllegalStateException("Cannot run check '" + check.name() + "': unknown kind");
    }

    private static Column same(Dataset<Row> left, Dataset<Row> right) {
        return PLACE.stream()
                .map(name -> left.col(name).eqNullSafe(right.col(name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** The rows that a {@code where} of the contract means. */
    static Column where(Map<String, String> where) {
        return where.entrySet().stream()
                .map(it -> col(it.getKey()).equalTo(it.getValue()))
                .reduce(Column::and)
                .orElse(lit(true));
    }
}

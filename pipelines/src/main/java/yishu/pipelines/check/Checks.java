package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

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
    private static final String PROPERTY = "property";
    private static final List<String> PLACE = List.of("file_hash", "sheet", "row_number", "column_number");

    private final Contract contract;
    private final Map<String, CodeList> lists;
    private final Optional<Released> released;
    private final KeyFacts keys;

    /**
     * The checks of a contract.
     *
     * @param lists the code lists, by name
     * @param released what was there before the load; empty on the first load
     * @param keys what is known of the load's keys already, so that nobody has to look
     */
    public Checks(Contract contract, Map<String, CodeList> lists, Optional<Released> released, KeyFacts keys) {
        this.contract = contract;
        this.lists = Map.copyOf(lists);
        this.released = released;
        this.keys = keys;
    }

    /** The rows of a load, told apart. */
    public Checked run(Dataset<Row> rows) {
        List<CheckResult> results = new ArrayList<>();
        List<Dataset<Row>> kept = new ArrayList<>();
        List<Dataset<Row>> faulty = new ArrayList<>();
        Dataset<Row> sound = rows;
        for (Check check : all()) {
            Finding finding = find(check, sound);
            long failed = 0;
            if (finding.rows().isPresent()) {
                Dataset<Row> found = finding.rows()
                        .get()
                        .withColumn(PROPERTY, lit(property(check)))
                        .persist();
                kept.add(found);
                failed = found.count();
                if (failed > 0) {
                    faulty.add(found);
                    sound = sound.join(found.select(columns(PLACE)), same(sound, found), "left_anti");
                }
            }
            results.add(new CheckResult(check.name(), check.severity(), failed, failed == 0 ? "" : finding.text()));
        }
        Dataset<Row> all = faulty.stream()
                .reduce(Dataset::unionByName)
                .orElseGet(() -> rows.limit(0).withColumn(REASON, lit("")).withColumn(PROPERTY, lit("")));
        return new Checked(results, sound, all, kept);
    }

    private List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.add(new Grain(contract));
        switch (contract.load()) {
            case APPEND -> {
                all.add(new Gap(contract));
                all.add(new NewKey(contract));
            }
            case UPSERT -> all.add(new Gap(contract));
            case REPLACE_PERIOD, FULL -> {}
        }
        all.addAll(contract.bounds());
        all.addAll(contract.checks());
        return all;
    }

    private Finding find(Check check, Dataset<Row> rows) {
        if (check instanceof Grain grain) {
            return keys.areUnique() ? Finding.none() : grain.find(rows);
        }
        if (check instanceof Gap gap) {
            return keys.areNew()
                    ? Finding.none()
                    : released.map(it -> gap.find(rows, it)).orElse(Finding.none());
        }
        if (check instanceof NewKey key) {
            return keys.areNew()
                    ? Finding.none()
                    : released.map(it -> key.find(rows, it)).orElse(Finding.none());
        }
        if (check instanceof Check.Range range) {
            return RangeCheck.find(range, rows);
        }
        if (check instanceof Check.SumOfParts sum) {
            return new SumOfPartsCheck(contract, lists).find(sum, rows);
        }
        if (check instanceof Check.Change change) {
            return released.map(it -> new ChangeCheck(contract, it.newest()).find(change, rows))
                    .orElse(Finding.none());
        }
        if (check instanceof Check.VolumeIndex index) {
            return new VolumeIndexCheck(contract, released).find(index, rows);
        }
        throw new IllegalStateException("Cannot run check '" + check.name() + "': unknown kind");
    }

    /** The property that a check judges: that of its bounds, else the measure. */
    private String property(Check check) {
        return check instanceof Check.Range range
                ? range.column()
                : contract.concept("OBS_VALUE").map(Property::name).orElse("");
    }

    private static Column same(Dataset<Row> left, Dataset<Row> right) {
        return PLACE.stream()
                .map(name -> left.col(name).eqNullSafe(right.col(name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** The rows that a {@code where} of the contract means. */
    static Column where(Map<String, String> where) {
        return where.entrySet().stream()
                .map(it -> col(it.getKey()).equalTo(it.getValue()))
                .reduce(Column::and)
                .orElse(lit(true));
    }

    /** A value as a person writes it: 49670.2 rather than 49670.2000000000000000. */
    public static Column text(Column value) {
        return regexp_replace(regexp_replace(value.cast("string"), "(\\.\\d*?)0+$", "$1"), "\\.$", "");
    }
}

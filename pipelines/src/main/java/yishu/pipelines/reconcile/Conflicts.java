package yishu.pipelines.reconcile;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Item;
import yishu.pipelines.contract.Register;

/**
 * Every difference of more than 0.1 % between two statements of one figure, place and period.
 *
 * <p>Sources that say the same in one edition count as one statement. Two editions of a dataset that differ are a
 * {@code revision}; two sources of one edition, and what two datasets say last, are a {@code conflict}, unless the one is
 * the other rounded ({@code rounding}: 19.36 and 19.4). A conflict is settled: within a dataset by the order of its sources,
 * among datasets by the register, whose authority may also be a third.
 */
public final class Conflicts {
    /** The columns of {@code ops.conflicts}; side a is the newer edition. */
    public static final StructType SCHEMA =
            StructType.fromDDL("figure STRING, region STRING, time_period STRING, sources_a STRING, edition_a STRING, "
                    + "value_a DECIMAL(38,16), sources_b STRING, edition_b STRING, value_b DECIMAL(38,16), "
                    + "relative_difference DOUBLE, kind STRING, settled_value DECIMAL(38,16), settled_by STRING");

    private static final double TOLERATED = 0.001;

    private Conflicts() {}

    /**
     * The conflicts within and among all tables that hold figures by place and period; nothing when there is none.
     *
     * @param vintages every edition that each dataset has published
     */
    public static Optional<Dataset<Row>> find(Map<Source, Dataset<Row>> vintages) {
        return vintages.entrySet().stream()
                .flatMap(it -> new Statements(it.getKey()).of(it.getValue()).stream())
                .reduce(Dataset::unionByName)
                .map(Conflicts::pairs);
    }

    /** Who says it: a dataset, with its contract, and the register of all. */
    public record Source(String dataset, Contract contract, Register register) {
        /** Whether it has the authority over an item at the first of the frequencies at which anybody has. */
        boolean isAuthority(String code, List<String> frequencies) {
            return frequencies.stream()
                    .flatMap(it -> register.entry(new Item.Key(code, it)).stream())
                    .findFirst()
                    .flatMap(Register.Entry::authority)
                    .filter(it -> it.dataset().id().equals(dataset))
                    .isPresent();
        }
    }

    private static Dataset<Row> pairs(Dataset<Row> said) {
        return within(said).unionByName(across(said));
    }

    /** The differences of each dataset with itself: between its editions, and between rival sources of one edition. */
    private static Dataset<Row> within(Dataset<Row> said) {
        WindowSpec rivals = Window.partitionBy("dataset", "figure", "region", "time_period", "edition")
                .orderBy(col("published_at").desc(), col("rank"), col("sources"));
        Dataset<Row> statements = said.groupBy("dataset", "figure", "region", "time_period", "edition", "value")
                .agg(
                        SOURCES,
                        max("published_at").as("published_at"),
                        min("rank").as("rank"))
                .withColumn("settled_value", first("value").over(rivals))
                .withColumn("settled_by", first("sources").over(rivals));
        Column same = col("a.dataset").equalTo(col("b.dataset"));
        Column kind = when(col("a.edition").notEqual(col("b.edition")), "revision")
                .when(ROUNDED.apply(col("a.value"), col("b.value")), "rounding")
                .otherwise("conflict");
        return differences(statements, same.and(samePeriod("time_period")), kind);
    }

    /** The differences between datasets: of what each of them says last. */
    private static Dataset<Row> across(Dataset<Row> said) {
        WindowSpec versions = Window.partitionBy("dataset", "figure", "region", "span")
                .orderBy(col("published_at").desc(), col("rank"), col("edition").desc(), col("source"));
        WindowSpec datasets = Window.partitionBy("figure", "region", "span");
        Dataset<Row> statements = said.withColumn("version", row_number().over(versions))
                .filter(col("version").equalTo(1))
                .withColumn(
                        "settled_value", max(when(col("counts"), col("value"))).over(datasets))
                .withColumn(
                        "settled_by", max(when(col("counts"), col("dataset"))).over(datasets))
                .groupBy("figure", "region", "span", "edition", "value", "settled_value", "settled_by")
                .agg(
                        SOURCES,
                        max("published_at").as("published_at"),
                        max("time_period").as("time_period"));
        Column kind =
                when(ROUNDED.apply(col("a.value"), col("b.value")), "rounding").otherwise("conflict");
        return differences(statements, samePeriod("span"), kind);
    }

    private static final Column SOURCES =
            concat_ws(", ", array_sort(collect_set(col("source")))).as("sources");

    private static Column samePeriod(String column) {
        return col("a.figure")
                .equalTo(col("b.figure"))
                .and(col("a.region").equalTo(col("b.region")))
                .and(col("a." + column).equalTo(col("b." + column)));
    }

    private static Dataset<Row> differences(Dataset<Row> statements, Column same, Column kind) {
        var a = statements.as("a");
        var b = statements.as("b");
        // Newer before older; of one edition, the first source by name. No pair stands in both directions.
        Column before = col("a.published_at")
                .gt(col("b.published_at"))
                .or(col("a.published_at")
                        .equalTo(col("b.published_at"))
                        .and(col("a.edition").lt(col("b.edition"))))
                .or(col("a.published_at")
                        .equalTo(col("b.published_at"))
                        .and(col("a.edition").equalTo(col("b.edition")))
                        .and(col("a.sources").lt(col("b.sources"))));
        Column difference = abs(col("a.value").minus(col("b.value")));
        Column greater = greatest(abs(col("a.value")), abs(col("b.value"))).cast("double");
        // Where both are zero there is nothing to divide by, and no difference.
        Column relative = difference.cast("double").divide(nullif(greater, lit(0.0)));
        return a.join(b, same.and(before))
                .filter(relative.gt(TOLERATED))
                .select(
                        col("a.figure"),
                        col("a.region"),
                        col("a.time_period"),
                        col("a.sources").as("sources_a"),
                        col("a.edition").as("edition_a"),
                        col("a.value").as("value_a"),
                        col("b.sources").as("sources_b"),
                        col("b.edition").as("edition_b"),
                        col("b.value").as("value_b"),
                        relative.as("relative_difference"),
                        kind.as("kind"),
                        when(kind.equalTo("conflict"), col("a.settled_value")).as("settled_value"),
                        when(kind.equalTo("conflict"), col("a.settled_by")).as("settled_by"));
    }

    // Not in SQL: a product of such decimals keeps six decimals only, too few for shares of small things.
    private static final UserDefinedFunction ROUNDED =
            udf((UDF2<BigDecimal, BigDecimal, Boolean>) Conflicts::rounded, DataTypes.BooleanType);

    /** Whether one of the two is the other rounded to the last digit that it shows. */
    static boolean rounded(BigDecimal one, BigDecimal other) {
        BigDecimal twice = one.subtract(other).abs().multiply(BigDecimal.valueOf(2));
        return twice.compareTo(lastDigit(one).max(lastDigit(other))) <= 0;
    }

    /** The worth of the last digit that is not zero: 1000 for 194000, 0.1 for 19.4; of two digits at least. */
    private static BigDecimal lastDigit(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int scale = plain.precision() < 2 ? plain.scale() + 1 : plain.scale();
        return BigDecimal.ONE.movePointLeft(scale);
    }
}

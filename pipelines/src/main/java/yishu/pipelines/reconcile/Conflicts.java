package yishu.pipelines.reconcile;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;

/**
 * Every difference of more than 0.1 % between two statements of one figure, place and period.
 *
 * <p>Sources that say the same in one edition count as one statement. Two editions that differ are a {@code revision}; two
 * sources of one edition are a {@code conflict}, unless the one is the other rounded ({@code rounding}: 19.36 and 19.4).
 */
public final class Conflicts {
    /** The columns of {@code ops.conflicts}; side a is the newer edition. */
    public static final StructType SCHEMA =
            StructType.fromDDL("figure STRING, region STRING, time_period STRING, sources_a STRING, edition_a STRING, "
                    + "value_a DECIMAL(38,16), sources_b STRING, edition_b STRING, value_b DECIMAL(38,16), "
                    + "relative_difference DOUBLE, kind STRING");

    private static final double TOLERATED = 0.001;

    private Conflicts() {}

    /**
     * The conflicts among all tables that hold figures by indicator, place and period; nothing when there is none.
     *
     * @param vintages every edition that each dataset has published
     */
    public static Optional<Dataset<Row>> find(Map<Source, Dataset<Row>> vintages) {
        return vintages.entrySet().stream()
                .flatMap(it -> said(it.getKey(), it.getValue()).stream())
                .reduce(Dataset::unionByName)
                .map(Conflicts::pairs);
    }

    /** Who says it: a dataset, with its contract. */
    public record Source(String dataset, Contract contract) {}

    private static Optional<Dataset<Row>> said(Source source, Dataset<Row> vintages) {
        Contract contract = source.contract();
        Optional<String> figure = contract.concept("INDICATOR").map(Property::name);
        Optional<String> region = contract.concept("REF_AREA").map(Property::name);
        Optional<String> value = contract.concept("OBS_VALUE").map(Property::name);
        if (figure.isEmpty() || region.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Column named = contract.authority()
                .map(it -> concat_ws(": ", lit(source.dataset()), col(it.column())))
                .orElse(lit(source.dataset()));
        return Optional.of(vintages.filter(
                        col(value.get()).isNotNull().and(col("time_period").isNotNull()))
                .select(
                        col(figure.get()).as("figure"),
                        col(region.get()).as("region"),
                        col("time_period"),
                        col("edition"),
                        col(value.get()).cast("DECIMAL(38,16)").as("value"),
                        col("published_at"),
                        named.as("source")));
    }

    private static Dataset<Row> pairs(Dataset<Row> said) {
        Dataset<Row> statements = said.groupBy("figure", "region", "time_period", "edition", "value")
                .agg(
                        concat_ws(", ", array_sort(collect_set(col("source")))).as("sources"),
                        max("published_at").as("published_at"));
        var a = statements.as("a");
        var b = statements.as("b");
        Column sameFigure = col("a.figure")
                .equalTo(col("b.figure"))
                .and(col("a.region").equalTo(col("b.region")))
                .and(col("a.time_period").equalTo(col("b.time_period")));
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
        Column relative = difference
                .cast("double")
                .divide(greatest(abs(col("a.value")), abs(col("b.value"))).cast("double"));
        Column kind = when(col("a.edition").notEqual(col("b.edition")), "revision")
                .when(rounded("a", difference).or(rounded("b", difference)), "rounding")
                .otherwise("conflict");
        return a.join(b, sameFigure.and(before))
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
                        kind.as("kind"));
    }

    /** Whether a side is the other one rounded to the last digit that it shows. */
    private static Column rounded(String side, Column difference) {
        return difference.multiply(2).leq(LAST_DIGIT.apply(col(side + ".value")));
    }

    private static final UserDefinedFunction LAST_DIGIT =
            udf((UDF1<BigDecimal, BigDecimal>) Conflicts::lastDigit, DataTypes.createDecimalType(38, 16));

    /** The worth of the last digit that is not zero: 1000 for 194000, 0.1 for 19.4; of two digits at least. */
    static BigDecimal lastDigit(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int scale = plain.precision() < 2 ? plain.scale() + 1 : plain.scale();
        return BigDecimal.ONE.movePointLeft(scale).setScale(16, RoundingMode.UNNECESSARY);
    }
}

package yishu.pipelines.reconcile;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
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
        if (figure.isEmpty() || region.isEmpty() || value.isEmpty() || tellsMoreApart(contract)) {
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

    /** Whether a key is more than figure, place and period: men and women are no two statements of one figure. */
    private static boolean tellsMoreApart(Contract contract) {
        Set<String> known = new HashSet<>();
        for (String concept : List.of("INDICATOR", "REF_AREA", "TIME_PERIOD")) {
            contract.concept(concept).map(Property::name).ifPresent(known::add);
        }
        contract.authority().map(Contract.Authority::column).ifPresent(known::add);
        return !known.containsAll(contract.grain());
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
        Column greater = greatest(abs(col("a.value")), abs(col("b.value"))).cast("double");
        // Where both are zero there is nothing to divide by, and no difference.
        Column relative = difference.cast("double").divide(nullif(greater, lit(0.0)));
        Column kind = when(col("a.edition").notEqual(col("b.edition")), "revision")
                .when(ROUNDED.apply(col("a.value"), col("b.value")), "rounding")
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

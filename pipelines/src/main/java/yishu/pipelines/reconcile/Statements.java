package yishu.pipelines.reconcile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Item;
import yishu.pipelines.contract.Property;

/**
 * What one dataset says of figures, places and periods. A figure is a data item of the register, or else the code of an
 * indicator; one that is told apart by more, men and women, is left out.
 */
final class Statements {
    private static final List<String> FREQUENCIES = List.of("A", "S", "Q", "M", "D");

    private final Conflicts.Source source;
    private final Contract contract;

    Statements(Conflicts.Source source) {
        this.source = source;
        this.contract = source.contract();
    }

    /** The rows of one table after another, as statements. */
    List<Dataset<Row>> of(Dataset<Row> vintages) {
        Map<String, List<Item>> byColumn = new LinkedHashMap<>();
        contract.concept("OBS_VALUE").map(Property::name).ifPresent(it -> byColumn.put(it, new ArrayList<>()));
        contract.items().stream()
                .filter(item -> isWhole(item.where().keySet()))
                .forEach(item -> byColumn.computeIfAbsent(item.column(), any -> new ArrayList<>())
                        .add(item));
        List<Dataset<Row>> all = new ArrayList<>();
        byColumn.forEach((column, items) ->
                figure(column, items).ifPresent(figure -> all.add(statements(vintages, column, figure))));
        return all;
    }

    /** The figure that a row is about; NULL for one that is none of ours. */
    private Optional<Column> figure(String column, List<Item> items) {
        Optional<Column> indicator = contract.concept("INDICATOR")
                .map(Property::name)
                .filter(name -> isWhole(Set.of(name)) && isOf("OBS_VALUE", column))
                .map(name -> col(name));
        List<Column> figures = new ArrayList<>();
        items.forEach(item -> figures.add(when(matches(item), lit(item.code()))));
        indicator.ifPresent(figures::add);
        return figures.isEmpty() ? Optional.empty() : Optional.of(coalesce(figures.toArray(Column[]::new)));
    }

    private boolean isOf(String concept, String column) {
        return contract.concept(concept).map(Property::name).equals(Optional.of(column));
    }

    private static Column matches(Item item) {
        Column all = lit(true);
        for (Map.Entry<String, String> code : item.where().entrySet()) {
            all = all.and(col(code.getKey()).equalTo(code.getValue()));
        }
        return all;
    }

    /** Whether a key is no more than place, period and what is fixed: men and women are no two statements of one figure. */
    private boolean isWhole(Set<String> fixed) {
        Set<String> known = new HashSet<>(fixed);
        for (String concept : List.of("REF_AREA", "TIME_PERIOD")) {
            contract.concept(concept).map(Property::name).ifPresent(known::add);
        }
        contract.authority().map(Contract.Authority::column).ifPresent(known::add);
        return contract.concept("REF_AREA").isPresent() && known.containsAll(contract.grain());
    }

    private Dataset<Row> statements(Dataset<Row> vintages, String column, Column figure) {
        String region = contract.concept("REF_AREA").map(Property::name).orElseThrow();
        Column named = contract.authority()
                .map(it -> concat_ws(": ", lit(source.dataset()), col(it.column())))
                .orElse(lit(source.dataset()));
        return vintages.filter(col(column).isNotNull().and(col("time_period").isNotNull()))
                .select(
                        lit(source.dataset()).as("dataset"),
                        figure.as("figure"),
                        col(region).as("region"),
                        col("time_period"),
                        span().as("span"),
                        col("edition"),
                        col(column).cast("DECIMAL(38,16)").as("value"),
                        col("published_at"),
                        named.as("source"),
                        rank().as("rank"))
                .filter(col("figure").isNotNull())
                .withColumn("counts", counts());
    }

    /** A year's running total of twelve months is about that year: both are {@code 2024}. */
    private static Column span() {
        Column span = col("time_period");
        for (Map.Entry<String, String> same : Map.of(
                        "-01-01/P1M", "-01", "-01-01/P3M", "-Q1", "-01-01/P6M", "-S1", "-01-01/P12M", "")
                .entrySet()) {
            span = regexp_replace(span, same.getKey() + "$", same.getValue());
        }
        return span;
    }

    /** The place of a row's source among its rivals in the dataset; 0 has the authority. */
    private Column rank() {
        return contract.authority()
                .map(it -> {
                    Column rank = lit(it.order().size());
                    for (int place = it.order().size() - 1; place >= 0; place--) {
                        rank = when(col(it.column()).equalTo(it.order().get(place)), lit(place))
                                .otherwise(rank);
                    }
                    return rank;
                })
                .orElse(lit(0));
    }

    /** Whether the register gives this dataset the authority over a figure at the frequency of its period. */
    private Column counts() {
        Column counts = lit(false);
        for (String frequency : FREQUENCIES) {
            List<Object> codes = new ArrayList<>();
            contract.items().stream()
                    .map(Item::code)
                    .distinct()
                    .filter(code -> source.isAuthority(code, orFiner(frequency)))
                    .forEach(codes::add);
            if (!codes.isEmpty()) {
                counts = counts.or(frequency(frequency).and(col("figure").isin(codes.toArray())));
            }
        }
        return counts;
    }

    /** Where nobody has the authority over a year, the one who has it over quarters has. */
    private static List<String> orFiner(String frequency) {
        return FREQUENCIES.subList(FREQUENCIES.indexOf(frequency), FREQUENCIES.size());
    }

    private static Column frequency(String frequency) {
        Column quarters = col("span").rlike("-Q[1-4]$|/P9M$");
        Column months = col("span").rlike("^\\d{4}-\\d{2}$|/P\\d+M$").and(not(quarters));
        return switch (frequency) {
            case "A" -> col("span").rlike("^\\d{4}$");
            case "S" -> col("span").rlike("-S[12]$");
            case "Q" -> quarters;
            case "M" -> months;
            default -> substring(col("span"), 5, 6).rlike("^-\\d{2}-\\d{2}$").and(not(months));
        };
    }
}

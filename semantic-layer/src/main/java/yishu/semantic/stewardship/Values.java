package yishu.semantic.stewardship;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Property;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;

/** What the loaded rows of figures say about figures: only counts are told, never a value. */
final class Values {
    /** Two values are equal when they differ by this share at most. */
    private static final BigDecimal TOLERATED = new BigDecimal("0.001");

    private final Warehouse warehouse;
    private final Engine engine;

    Values(Warehouse warehouse, Engine engine) {
        this.warehouse = warehouse;
        this.engine = engine;
    }

    /**
     * How many values of two figures are about the same area and period.
     *
     * @param common how many are
     * @param equal how many of these are the same
     * @param first how many the first figure has in all
     * @param second how many the second has
     */
    record Comparison(long common, long equal, long first, long second) {
        /** As the second would tell it. */
        Comparison turned() {
            return new Comparison(common, equal, /* first= */ second, /* second= */ first);
        }

        Optional<BigDecimal> share() {
            return common == 0
                    ? Optional.empty()
                    : Optional.of(
                            BigDecimal.valueOf(equal).divide(BigDecimal.valueOf(common), 3, RoundingMode.HALF_UP));
        }
    }

    private Optional<Pinned> table(Dataset dataset) {
        return warehouse.find(new TableName("core", dataset.table()));
    }

    /** The indicators of the rows that have a value in a column, each with its unit and frequencies; none if not loaded. */
    Optional<List<List<@Nullable Object>>> indicators(Dataset dataset, Property property, String indicator) {
        String unit = dataset.contract()
                .concept("UNIT_MEASURE")
                .map(it -> "any_value(" + quoted(it.name()) + ")")
                .orElse("NULL");
        return table(dataset).map(table -> engine.run(
                        "SELECT " + quoted(indicator) + ", " + unit
                                + ", string_agg(DISTINCT freq, ',' ORDER BY freq) FROM "
                                + quoted(table.name().toString())
                                + " WHERE " + quoted(property.name()) + " IS NOT NULL GROUP BY 1 ORDER BY 1",
                        List.of(table))
                .values());
    }

    /**
     * Compares two figures by area and period; nothing where one is not loaded, or is told apart by more.
     *
     * @param frequency of the periods; empty: of any
     */
    Optional<Comparison> compare(Kept first, Kept second, Optional<String> frequency) {
        Optional<Pinned> one = table(first.dataset());
        Optional<Pinned> other = table(second.dataset());
        if (one.isEmpty() || other.isEmpty() || !isComparable(first) || !isComparable(second)) {
            return Optional.empty();
        }
        String sql = "WITH a AS (" + statements(first, one.get(), frequency) + "), b AS ("
                + statements(second, other.get(), frequency)
                + ") SELECT count(*), count(*) FILTER (abs(a.v - b.v) <= " + TOLERATED.toPlainString()
                + " * greatest(abs(a.v), abs(b.v))), (SELECT count(*) FROM a), (SELECT count(*) FROM b)"
                + " FROM a JOIN b USING (area, span)";
        List<@Nullable Object> row = engine.run(
                        sql, one.get().equals(other.get()) ? List.of(one.get()) : List.of(one.get(), other.get()))
                .values()
                .get(0);
        return Optional.of(new Comparison(count(row, 0), count(row, 1), count(row, 2), count(row, 3)));
    }

    private static boolean isComparable(Kept kept) {
        Contract contract = kept.contract();
        return kept.breakdown().isEmpty()
                && contract.concept("REF_AREA").isPresent()
                && contract.concept("TIME_PERIOD").isPresent();
    }

    private static String statements(Kept kept, Pinned table, Optional<String> frequency) {
        String area = kept.contract().concept("REF_AREA").map(Property::name).orElseThrow();
        String codes = kept.where().entrySet().stream()
                .map(it ->
                        " AND " + quoted(it.getKey()) + " = '" + it.getValue().replace("'", "''") + "'")
                .collect(Collectors.joining());
        return "SELECT " + quoted(area) + " AS area, " + Span.sql("time_period") + " AS span, any_value("
                + quoted(kept.column()) + ")::DOUBLE AS v FROM "
                + quoted(table.name().toString()) + " WHERE "
                + quoted(kept.column()) + " IS NOT NULL" + codes
                + frequency
                        .map(it -> " AND " + Span.ofFrequency(Span.sql("time_period"), it))
                        .orElse("")
                + " GROUP BY ALL";
    }

    private static long count(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

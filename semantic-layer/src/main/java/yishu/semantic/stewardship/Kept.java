package yishu.semantic.stewardship;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Property;

/**
 * A figure that a dataset keeps: the values of a column, in the rows that have certain codes.
 *
 * @param item the data item that the contract says it is
 * @param name what it is called
 * @param code of the list that names it, {@code sample_indicator/gdp}; empty where a column of its own holds it
 * @param where the codes of its rows
 * @param frequencies at which it is kept, as far as known
 */
record Kept(
        Dataset dataset,
        Optional<String> item,
        String name,
        String code,
        String column,
        Map<String, String> where,
        Optional<String> unit,
        Set<String> frequencies) {
    Kept {
        where = Map.copyOf(where);
        frequencies = Set.copyOf(frequencies);
    }

    /** The list that its areas are from, if it is by area. */
    Optional<String> areas() {
        return contract().concept("REF_AREA").flatMap(Property::codelist);
    }

    Optional<String> level() {
        return contract().concept("REF_AREA").flatMap(Property::level);
    }

    /** What it is broken down by beside area and period. */
    Set<String> breakdown() {
        Set<String> columns = new LinkedHashSet<>(contract().grain());
        contract().concept("REF_AREA").map(Property::name).ifPresent(columns::remove);
        contract().concept("TIME_PERIOD").map(Property::name).ifPresent(columns::remove);
        contract().authority().map(Contract.Authority::column).ifPresent(columns::remove);
        columns.removeAll(where.keySet());
        return columns;
    }

    Contract contract() {
        return dataset.contract();
    }

    /** {@code statistics/accounts value where indicator=gdp}. */
    @Override
    public String toString() {
        String codes = where.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
        return dataset.id() + " " + column + (codes.isEmpty() ? "" : " where " + codes);
    }
}

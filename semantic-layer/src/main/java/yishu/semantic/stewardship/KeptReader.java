package yishu.semantic.stewardship;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import yishu.content.Code;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.Item;
import yishu.pipelines.contract.Property;

/**
 * Finds the figures that a dataset keeps: the items and the columns of numbers of its contract; and where a column tells
 * which indicator a row is about, those that the loaded rows are about.
 */
final class KeptReader {
    private final Datasets datasets;
    private final Optional<Values> values;
    private final Set<String> unknown = new LinkedHashSet<>();

    /** @param values of what was loaded, if anything was */
    KeptReader(Datasets datasets, Optional<Values> values) {
        this.datasets = datasets;
        this.values = values;
    }

    List<Kept> all() {
        return datasets.all().values().stream().flatMap(it -> of(it).stream()).toList();
    }

    /** The datasets of which it is not known what they keep, since nothing of them was loaded. */
    Set<String> unknown() {
        return unknown;
    }

    private List<Kept> of(Dataset dataset) {
        List<Kept> kept = new ArrayList<>(items(dataset).values());
        Optional<String> indicator = dataset.contract().concept("INDICATOR").map(Property::name);
        for (Property property : dataset.contract().properties()) {
            boolean isNumber = property.type() == Property.Type.NUMBER
                    && (property.concept().isEmpty() || property.concept().equals(Optional.of("OBS_VALUE")));
            boolean claimed = dataset.contract().items().stream()
                    .anyMatch(it ->
                            it.column().equals(property.name()) && it.where().isEmpty() == indicator.isEmpty());
            if (isNumber && indicator.isPresent()) {
                kept.addAll(indicators(dataset, property, indicator.get(), kept));
            } else if (isNumber && !claimed && items(dataset).isEmpty()) {
                kept.add(new Kept(
                        dataset,
                        Optional.empty(),
                        property.title(),
                        "",
                        property.name(),
                        Map.of(),
                        property.unit(),
                        Set.of()));
            }
        }
        return kept;
    }

    private Map<String, Kept> items(Dataset dataset) {
        Map<String, Kept> items = new LinkedHashMap<>();
        for (Item item : dataset.contract().items()) {
            Set<String> frequencies = new LinkedHashSet<>();
            dataset.contract().items().stream()
                    .filter(it -> it.code().equals(item.code()))
                    .forEach(it -> frequencies.add(it.frequency()));
            items.put(
                    item.code(),
                    new Kept(
                            dataset,
                            Optional.of(item.code()),
                            AuthorityListing.name(datasets, item.code()),
                            "",
                            item.column(),
                            item.where(),
                            dataset.contract().property(item.column()).flatMap(Property::unit),
                            frequencies));
        }
        return items;
    }

    private List<Kept> indicators(Dataset dataset, Property property, String indicator, List<Kept> known) {
        Optional<List<List<@Nullable Object>>> rows = values.flatMap(it -> it.indicators(dataset, property, indicator));
        if (rows.isEmpty()) {
            unknown.add(dataset.id());
            return List.of();
        }
        List<Kept> kept = new ArrayList<>();
        String list = dataset.contract()
                .property(indicator)
                .flatMap(Property::codelist)
                .orElse("");
        for (List<@Nullable Object> row : rows.get()) {
            String code = String.valueOf(row.get(0));
            if (known.stream().noneMatch(it -> code.equals(it.where().get(indicator)))) {
                kept.add(new Kept(
                        dataset,
                        Optional.empty(),
                        name(list, code),
                        list.isEmpty() ? "" : list + "/" + code,
                        property.name(),
                        Map.of(indicator, code),
                        property.unit().or(() -> Optional.ofNullable(row.get(1)).map(Object::toString)),
                        Set.of(String.valueOf(row.get(2)).split(",", -1))));
            }
        }
        return kept;
    }

    private String name(String list, String code) {
        return Optional.ofNullable(datasets.codeLists().get(list))
                .flatMap(it -> it.newest(code))
                .map(Code::name)
                .orElse(code);
    }
}

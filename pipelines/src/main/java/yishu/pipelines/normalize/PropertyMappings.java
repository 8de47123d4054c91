package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec.Mapping;

/** How a source maps each property of a contract, by the property's place. For one thread. */
final class PropertyMappings {
    private final List<Optional<Mapping>> mappings;
    private final List<Integer> order;
    private final @Nullable ColumnCodes[] codes;
    private final Recall<BoundTable, int[]> columns = new Recall<>(this::cellsAlone);

    PropertyMappings(List<Property> properties, Map<String, Mapping> source, Map<String, CodeResolver> resolvers) {
        List<String> names = properties.stream().map(Property::name).toList();
        this.mappings = names.stream()
                .map(name -> Optional.ofNullable(source.get(name)))
                .toList();
        List<Integer> places = new ArrayList<>();
        source.keySet().stream().filter(names::contains).forEach(name -> places.add(names.indexOf(name)));
        places.sort(Comparator.comparing(place -> of(place).extract().isEmpty()));
        this.order = List.copyOf(places);
        this.codes = new ColumnCodes[names.size()];
        for (int place : places) {
            Mapping mapping = of(place);
            mapping.codelist().map(resolvers::get).ifPresent(it -> codes[place] = new ColumnCodes(it, mapping.level()));
        }
    }

    /** The mapping of a property that has one. */
    Mapping of(int place) {
        return mappings.get(place).orElseThrow();
    }

    /** As the source writes its mappings down; those that extract come first, since others may use what they find. */
    List<Integer> order() {
        return order;
    }

    /** The codes of a property's values, if they have any. */
    @Nullable
    ColumnCodes codes(int place) {
        return codes[place];
    }

    /** Of each property the column, from 1, whose cell is its text, if nothing else can be; else 0. */
    int[] columns(BoundTable table) {
        return columns.of(table);
    }

    private int[] cellsAlone(BoundTable table) {
        int[] alone = new int[mappings.size()];
        for (int place = 0; place < alone.length; place++) {
            alone[place] = mappings.get(place).map(table::only).orElse(0);
        }
        return alone;
    }
}

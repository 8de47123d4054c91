package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Markers;

/** The columns that names and periods are made of: a marker of a footnote there is no part of the label. */
final class LabelColumns {
    private final Set<String> columns = new HashSet<>();
    private final Markers markers;

    LabelColumns(Contract contract, SourceSpec source) {
        markers = new Markers(source.layout().labels().markers());
        source.map().forEach((name, mapping) -> contract.property(name)
                .filter(it -> it.type() == Property.Type.STRING || it.type() == Property.Type.DATE)
                .ifPresent(it -> columns.addAll(mapping.from())));
    }

    /** Takes the markers off the labels of a table's rows, if its labels may have any. */
    Labelled of(Block block) {
        return new Labelled(
                markers,
                markers.areSought()
                        ? IntStream.range(0, block.header().size())
                                .filter(column ->
                                        columns.contains(block.header().get(column)))
                                .boxed()
                                .toList()
                        : List.of());
    }

    /** The columns of a table, from 0, in which labels stand. */
    record Labelled(Markers markers, List<Integer> columns) {
        /** The cells without the markers at labels, which are added to {@code found}. */
        List<String> take(List<String> cells, List<String> found) {
            if (columns.isEmpty()) {
                return cells;
            }
            List<String> taken = new ArrayList<>(cells);
            for (int column : columns) {
                Markers.Taken label = markers.take(cells.get(column));
                taken.set(column, label.label());
                found.addAll(label.markers());
            }
            return taken;
        }
    }
}

package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec;
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

    /** Takes the markers off the labels among the texts of a row, and gives them. */
    List<String> take(Map<String, String> texts) {
        List<String> found = new ArrayList<>();
        texts.replaceAll((name, text) -> {
            if (!columns.contains(name)) {
                return text;
            }
            Markers.Taken taken = markers.take(text);
            found.addAll(taken.markers());
            return taken.label();
        });
        return found;
    }
}

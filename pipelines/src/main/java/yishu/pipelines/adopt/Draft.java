package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec.Reading;

/**
 * A dataset that is being drafted.
 *
 * @param id department/dataset
 * @param title that people read
 * @param files the pattern of the files' names
 * @param reading how they are read
 * @param layout where the table stands
 * @param fillDown columns in which a blank repeats what stands above
 * @param context patterns of what stands around the table
 * @param unpivot the columns that become rows
 * @param columns of the table
 * @param missing what stands for a missing value beside the usual signs
 * @param decimalComma whether a comma stands before the decimals
 * @param doubts of settings that are no column, by their key
 */
record Draft(
        String id,
        String title,
        String files,
        Reading reading,
        Optional<String> sheets,
        LayoutDraft layout,
        List<String> fillDown,
        Map<String, String> context,
        Optional<Wide> unpivot,
        List<Drafted> columns,
        List<String> missing,
        boolean decimalComma,
        Doubts doubts) {

    /** Doubts by key. */
    record Doubts(Map<String, List<String>> byKey) {
        Doubts() {
            this(new LinkedHashMap<>());
        }

        Doubts add(String key, String doubt) {
            byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(doubt);
            return this;
        }

        List<String> of(String key) {
            return byKey.getOrDefault(key, List.of());
        }
    }

    Optional<Drafted> concept(String concept) {
        return columns.stream().filter(it -> it.is(concept)).findFirst();
    }

    Optional<Drafted> column(String name) {
        return columns.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The columns that may tell rows apart, those first that mostly do. */
    List<String> dimensions() {
        List<String> numbering = numbering();
        return candidates().stream().filter(it -> !numbering.contains(it)).toList();
    }

    /** The columns that only number the rows. */
    List<String> numbering() {
        return columns.stream().filter(Drafted::isRunning).map(Drafted::name).toList();
    }

    private List<String> candidates() {
        List<String> names = new ArrayList<>();
        for (String concept : List.of("TIME_PERIOD", "REF_AREA", "INDICATOR")) {
            concept(concept).map(Drafted::name).ifPresent(names::add);
        }
        columns.stream()
                .filter(it -> it.type() == Property.Type.STRING
                        || it.type() == Property.Type.DATE
                        || it.type() == Property.Type.INTEGER)
                .filter(it -> it.concept()
                        .filter(c -> c.equals("OBS_VALUE") || c.equals("UNIT_MEASURE"))
                        .isEmpty())
                .map(Drafted::name)
                .filter(it -> !names.contains(it))
                .forEach(names::add);
        return names;
    }
}

package yishu.pipelines.read.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cells that stand beside each figure of a PX file: what its keywords say of the whole file, or of the value of the
 * dimension CONTVARIABLE that the figure belongs to. A keyword that the file does not state gives no column.
 */
final class PxColumns {
    private static final List<String> KEYWORDS = List.of(
            "CONTENTS",
            "UNITS",
            "DECIMALS",
            "REFPERIOD",
            "BASEPERIOD",
            "STOCKFA",
            "CFPRICES",
            "DAYADJ",
            "SEASADJ",
            "LAST-UPDATED",
            "SOURCE",
            "TITLE",
            "MATRIX");

    /** What the sign in place of a figure means, by the sign. */
    private static final Map<String, String> SYMBOLS = Map.of(
            ".", "DATASYMBOL1",
            "..", "DATASYMBOL2",
            "...", "DATASYMBOL3",
            "....", "DATASYMBOL4",
            ".....", "DATASYMBOL5",
            "......", "DATASYMBOL6",
            ".......", "DATASYMBOLSUM",
            "-", "DATASYMBOLNIL");

    private final PxMetadata metadata;
    private final List<PxDimension> dimensions;
    private final PxNotes notes;
    private final List<String> keywords;
    private final boolean hasSymbols;
    private final int contents;
    private final List<List<String>> said = new ArrayList<>();

    PxColumns(PxMetadata metadata, List<PxDimension> dimensions, PxNotes notes) {
        this.metadata = metadata;
        this.dimensions = dimensions;
        this.notes = notes;
        this.keywords =
                KEYWORDS.stream().filter(it -> !metadata.all(it).isEmpty()).toList();
        this.hasSymbols =
                SYMBOLS.values().stream().anyMatch(it -> !metadata.texts(it).isEmpty());
        String variable = metadata.text("CONTVARIABLE").orElse("");
        this.contents = dimensions.stream().map(PxDimension::name).toList().indexOf(variable);
        Stream<String> labels = contents < 0 ? Stream.of("") : dimensions.get(contents).labels().stream();
        labels.forEach(label ->
                said.add(keywords.stream().map(it -> said(it, variable, label)).toList()));
    }

    private String said(String keyword, String variable, String label) {
        return metadata.text(keyword, label)
                .or(() -> metadata.text(keyword, variable, label))
                .or(() -> metadata.text(keyword))
                .orElse("");
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        dimensions.forEach(it -> names.addAll(it.columns()));
        names.add("DATA");
        if (hasSymbols) {
            names.add("DATASYMBOL");
        }
        names.addAll(keywords);
        names.addAll(notes.columns());
        return names;
    }

    /** All cells of the observation in these places. */
    List<String> cells(int[] places, String figure) {
        List<String> cells = new ArrayList<>();
        for (int dimension = 0; dimension < places.length; dimension++) {
            cells.addAll(dimensions.get(dimension).cells(places[dimension]));
        }
        cells.add(figure);
        if (hasSymbols) {
            cells.add(meaning(figure).orElse(""));
        }
        cells.addAll(said.get(contents < 0 ? 0 : places[contents]));
        cells.addAll(notes.cells(places));
        return cells;
    }

    private Optional<String> meaning(String figure) {
        return Optional.ofNullable(SYMBOLS.get(figure)).flatMap(metadata::text);
    }
}

package yishu.pipelines.read.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The footnotes of a PX file: {@code NOTE} of the whole file and of its dimensions, {@code VALUENOTE} of the values that
 * an observation belongs to, {@code CELLNOTE} of itself. Those that must be shown (NOTEX ...) are no others. Several of a
 * kind stand on a line each; {@code #} is how PX breaks a line.
 */
final class PxNotes {
    private final List<PxDimension> dimensions;
    private final Optional<String> note;
    private final PartialKeys<Integer, String> ofValues = new PartialKeys<>();
    private final PartialKeys<Integer, String> ofCells = new PartialKeys<>();

    PxNotes(PxMetadata metadata, List<PxDimension> dimensions) {
        this.dimensions = dimensions;
        this.note = of("NOTE", metadata).map(PxNotes::text).reduce((above, below) -> above + "\n" + below);
        of("VALUENOTE", metadata).forEach(it -> addOfValue(it, metadata));
        of("CELLNOTE", metadata).forEach(it -> addOfCell(it, metadata));
    }

    private static Stream<PxStatement> of(String keyword, PxMetadata metadata) {
        return Stream.concat(metadata.all(keyword).stream(), metadata.all(keyword + "X").stream());
    }

    private static String text(PxStatement note) {
        return String.join(",", note.values()).replace('#', '\n');
    }

    private void addOfValue(PxStatement note, PxMetadata metadata) {
        List<String> names = dimensions.stream().map(PxDimension::name).toList();
        if (note.subjects().size() != 2 || !names.contains(note.subjects().get(0))) {
            throw metadata.refusal(
                    note.line(), "%s is said of no dimension and value: %s", note.keyword(), note.subjects());
        }
        int place = names.indexOf(note.subjects().get(0));
        ofValues.say(Map.of(place, label(place, note.subjects().get(1))), text(note));
    }

    private void addOfCell(PxStatement note, PxMetadata metadata) {
        if (note.subjects().size() != dimensions.size()) {
            throw metadata.refusal(
                    note.line(),
                    "%s names %d values for %d dimensions",
                    note.keyword(),
                    note.subjects().size(),
                    dimensions.size());
        }
        Map<Integer, String> part = new TreeMap<>();
        for (int place = 0; place < dimensions.size(); place++) {
            if (!note.subjects().get(place).equals("*")) {
                part.put(place, label(place, note.subjects().get(place)));
            }
        }
        ofCells.say(part, text(note));
    }

    /** The label of a value that a note names, should it name it by its code. */
    private String label(int place, String text) {
        PxDimension dimension = dimensions.get(place);
        int code = dimension.labels().contains(text) ? -1 : dimension.codes().indexOf(text);
        return code < 0 ? text : dimension.labels().get(code);
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>();
        note.ifPresent(it -> columns.add("NOTE"));
        if (!ofValues.isEmpty()) {
            columns.add("VALUENOTE");
        }
        if (!ofCells.isEmpty()) {
            columns.add("CELLNOTE");
        }
        return columns;
    }

    /** The notes of the observation in these places, a cell for each column. */
    List<String> cells(int[] places) {
        List<String> cells = new ArrayList<>();
        note.ifPresent(cells::add);
        if (!ofValues.isEmpty() || !ofCells.isEmpty()) {
            Map<Integer, String> key = new TreeMap<>();
            for (int place = 0; place < places.length; place++) {
                key.put(place, dimensions.get(place).labels().get(places[place]));
            }
            Stream.of(ofValues, ofCells)
                    .filter(it -> !it.isEmpty())
                    .forEach(it -> cells.add(String.join("\n", it.of(key))));
        }
        return cells;
    }
}

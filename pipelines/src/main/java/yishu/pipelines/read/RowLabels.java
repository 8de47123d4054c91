package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.SourceSpec;

/**
 * The labels of a table's rows, walked down row by row: the closest heading above, and the labels that an indented one
 * lies under. Below {@code Credits} and {@code Primary income}, an indented {@code Investment income} is
 * {@code Primary income/Investment income} with the field {@code flow=Credits}.
 */
final class RowLabels {
    private final Block block;
    private final Headings headings;
    private final Markers markers;
    private final Map<Integer, Indents> indented = new LinkedHashMap<>();
    private final Map<String, Labels> closest = new LinkedHashMap<>();

    RowLabels(Block block, SourceSpec.Labels labels) {
        this.block = block;
        this.headings = new Headings(labels.headings());
        this.markers = new Markers(labels.markers());
        labels.indented().forEach(it -> indented.put(block.header().indexOf(it), new Indents()));
        headings.names().forEach(this::forget);
    }

    /** Goes back to what stands above all rows. */
    private void forget(String heading) {
        String said = block.context().get(heading);
        closest.put(heading, said == null ? Labels.NONE : new Labels(Map.of(heading, said), List.of()));
    }

    /**
     * The row with its labels, or nothing if it is a heading of the rows below it: it holds a label and nothing else.
     *
     * @param cells one per column, blank ones filled from above where the layout says so
     * @param follower the row of the table below it, if there is one
     */
    @Nullable
    TableRow next(Row row, List<String> cells, @Nullable Row follower) {
        Map<String, Headings.Found> found = headings.in(
                row.cells().stream().map(it -> markers.take(it).label()).toList());
        Set<Integer> headed =
                found.values().stream().map(Headings.Found::column).collect(Collectors.toSet());
        if (headed.containsAll(texts(row))) {
            begin(found, row.cells());
            return null;
        }
        List<String> laid = new ArrayList<>(cells);
        boolean leads = false;
        for (int column : indented.keySet()) {
            String cell = cells.get(column);
            if (!Row.isBlank(cell)) {
                laid.set(column, path(column, cell));
                leads |= follower != null && isDeeper(follower, cell, column);
            }
        }
        boolean isLabel = indented.keySet().containsAll(texts(row));
        return leads && isLabel ? null : new TableRow(row, block, laid, all());
    }

    /** The columns in which something stands. */
    private static List<Integer> texts(Row row) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> !Row.isBlank(row.cells().get(column)))
                .boxed()
                .toList();
    }

    /** Takes what headings say; what the ones within them said holds no longer. */
    private void begin(Map<String, Headings.Found> found, List<String> cells) {
        headings.within(found.keySet()).forEach(this::forget);
        found.forEach((name, it) -> {
            List<String> notes = markers.take(cells.get(it.column())).markers();
            closest.put(name, new Labels(Map.of(name, it.text()), notes));
        });
        indented.values().forEach(Indents::clear);
    }

    private String path(int column, String cell) {
        Indents labels = indented.getOrDefault(column, new Indents());
        labels.add(cell, markers);
        return labels.path();
    }

    private static boolean isDeeper(Row follower, String cell, int column) {
        return column < follower.cells().size()
                && !Row.isBlank(follower.cells().get(column))
                && Indents.depth(follower.cells().get(column)) > Indents.depth(cell);
    }

    private Labels all() {
        Labels all = Labels.NONE;
        for (Labels it : closest.values()) {
            all = all.and(it);
        }
        for (Indents it : indented.values()) {
            all = all.and(new Labels(Map.of(), it.markers()));
        }
        return all;
    }
}

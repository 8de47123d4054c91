package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * The row with its labels, or nothing if it is a heading of the rows below it and no more.
     *
     * @param cells one per column
     * @param follower the row of the table below it, if there is one
     */
    @Nullable
    TableRow next(Row row, List<String> cells, @Nullable Row follower) {
        Set<Integer> labels = headed(cells);
        boolean heads = !labels.isEmpty();
        List<String> laid = new ArrayList<>(cells);
        for (int column : indented.keySet()) {
            if (!labels.contains(column) && !Row.isBlank(cells.get(column))) {
                heads |= follower != null && isDeeper(follower, cells.get(column), column);
                labels.add(column);
                laid.set(column, path(column, cells.get(column)));
            }
        }
        return heads && saysNoMore(row.cells(), labels) ? null : new TableRow(row, block, laid, all());
    }

    /** Takes what the row says as a heading; what the ones within it said holds no longer. */
    private Set<Integer> headed(List<String> cells) {
        Map<String, Headings.Found> found = headings.in(
                cells.stream().map(it -> markers.take(it).label()).toList());
        headings.within(found.keySet()).forEach(this::forget);
        Set<Integer> columns = new HashSet<>();
        found.forEach((name, it) -> {
            columns.add(it.column());
            closest.put(
                    name,
                    new Labels(
                            Map.of(name, it.text()),
                            markers.take(cells.get(it.column())).markers()));
        });
        indented.forEach((column, labels) -> {
            boolean stepsOver = !columns.isEmpty() && Row.isBlank(cells.get(column));
            if (columns.contains(column) || stepsOver) {
                labels.clear();
            }
        });
        return columns;
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

    private static boolean saysNoMore(List<String> cells, Set<Integer> labels) {
        for (int column = 0; column < cells.size(); column++) {
            if (!labels.contains(column) && !Row.isBlank(cells.get(column))) {
                return false;
            }
        }
        return true;
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

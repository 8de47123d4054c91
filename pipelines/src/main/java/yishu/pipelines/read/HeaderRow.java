package yishu.pipelines.read;

import java.util.List;
import yishu.pipelines.contract.SourceSpec.Direction;

/** A row of a header: labels of columns, and of groups of columns. */
final class HeaderRow {
    private final Row row;
    private final Direction direction;
    private final Markers markers;

    HeaderRow(Row row, Direction direction, Markers markers) {
        this.row = row;
        this.direction = direction;
        this.markers = markers;
    }

    /** The label that stands in a column, from 0, on one line: a header broken within its cell is one name. */
    String own(int column) {
        return markers.take(text(column)).label();
    }

    /** The markers of footnotes at the label that stands in a column. */
    List<String> markers(int column) {
        return markers.take(text(column)).markers();
    }

    /**
     * The column whose label counts for this one: itself, or the nearest to the left that has a label. A cell that covers
     * several columns counts for just these, and no label for what lies behind the begin of another group above it.
     *
     * @param above the rows above
     * @return less than 0 if there is none
     */
    int over(int column, List<HeaderRow> above) {
        for (int from = column; from >= 0; from--) {
            int begin = from;
            if (!own(from).isEmpty()) {
                return row.merged().getOrDefault(from, column) >= column ? from : -1;
            }
            if (direction == Direction.ABOVE
                    || above.stream().anyMatch(it -> !it.own(begin).isEmpty())) {
                return -1;
            }
        }
        return -1;
    }

    private String text(int column) {
        String cell = column < row.cells().size() ? row.cells().get(column) : "";
        return Row.isBlank(cell) ? "" : cell.strip().replaceAll("\\s*\\n\\s*", " ");
    }
}

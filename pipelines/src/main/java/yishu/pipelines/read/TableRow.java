package yishu.pipelines.read;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table's data.
 *
 * @param row as received, with its own number, so that a value can be traced to its cell
 * @param block the table it belongs to
 * @param cells one per column of the header, blank ones filled from above where the layout says so
 * @param labels what the headings above it say, and the markers of footnotes at its labels
 */
public record TableRow(Row row, Block block, List<String> cells, Labels labels) implements Serializable {
    private static final long serialVersionUID = 1L;

    public TableRow {
        cells = List.copyOf(cells);
        if (cells.size() != block.header().size()) {
            throw new IllegalArgumentException("Cannot lay " + cells.size() + " cells under "
                    + block.header().size() + " columns");
        }
    }

    /** The cell of a column, from 1. */
    public String text(int column) {
        return cells.get(column - 1);
    }

    /** The cell under a name of the header; nothing if there is no such name. */
    public Optional<String> text(String name) {
        int index = block.header().indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(cells.get(index));
    }

    /** All cells by the names of the header, in its order. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            fields.put(block.header().get(column), cells.get(column));
        }
        return fields;
    }
}

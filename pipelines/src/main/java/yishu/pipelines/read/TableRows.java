package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The data rows of a file's tables: the second pass over its rows, after {@link Outline} has found the tables. */
public final class TableRows implements Iterator<TableRow> {
    private final Iterator<Row> rows;
    private final List<Block> blocks;
    private final List<String> fillDown;
    private @Nullable Block block;
    private String[] above = new String[0];
    private boolean[] fills = new boolean[0];
    private @Nullable TableRow next;

    private TableRows(Iterator<Row> rows, List<Block> blocks, List<String> fillDown) {
        this.rows = rows;
        this.blocks = blocks;
        this.fillDown = fillDown;
    }

    /**
     * The rows that lie in a block, in their order.
     *
     * @param fillDown columns in which a blank cell repeats the one above it, within its table
     */
    public static TableRows of(Iterator<Row> rows, Collection<Block> blocks, Collection<String> fillDown) {
        return new TableRows(rows, List.copyOf(blocks), List.copyOf(fillDown));
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            Row row = rows.next();
            if (!row.isBlank()) {
                next = locate(row);
            }
        }
        return next != null;
    }

    @Override
    public TableRow next() {
        TableRow row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("no row after the last table");
        }
        next = null;
        return row;
    }

    private @Nullable TableRow locate(Row row) {
        if (block != null && block.holds(row)) {
            return fill(row, block);
        }
        Block holder = blocks.stream().filter(it -> it.holds(row)).findFirst().orElse(null);
        if (holder == null) {
            return null;
        }
        enter(holder);
        return fill(row, holder);
    }

    private void enter(Block holder) {
        block = holder;
        above = new String[holder.header().size()];
        Arrays.fill(above, "");
        fills = new boolean[above.length];
        for (int column = 0; column < above.length; column++) {
            fills[column] = fillDown.contains(holder.header().get(column));
        }
    }

    private TableRow fill(Row row, Block holder) {
        if (fillDown.isEmpty() && row.cells().size() == above.length) {
            return new TableRow(row, holder, row.cells());
        }
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < above.length; column++) {
            String cell = column < row.cells().size() ? row.cells().get(column) : "";
            if (fills[column]) {
                cell = Row.isBlank(cell) ? above[column] : cell;
                above[column] = cell;
            }
            cells.add(cell);
        }
        return new TableRow(row, holder, cells);
    }
}

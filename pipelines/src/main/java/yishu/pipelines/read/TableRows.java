package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.SourceSpec.Layout;

/** The data rows of a file's tables: the second pass over its rows, after {@link Outline} has found the tables. */
public final class TableRows implements Iterator<TableRow> {
    private final Iterator<Row> rows;
    private final List<Block> blocks;
    private final Layout layout;
    private @Nullable Row ahead;
    private @Nullable Block block;
    private @Nullable RowLabels labels;
    private String[] above = new String[0];
    private boolean[] fills = new boolean[0];
    private @Nullable TableRow next;

    private TableRows(Iterator<Row> rows, List<Block> blocks, Layout layout) {
        this.rows = rows;
        this.blocks = blocks;
        this.layout = layout;
        this.ahead = take();
    }

    /** The rows that lie in a block, in their order, but for headings of the rows below them. */
    public static TableRows of(Iterator<Row> rows, Collection<Block> blocks, Layout layout) {
        return new TableRows(rows, List.copyOf(blocks), layout);
    }

    @Override
    public boolean hasNext() {
        while (next == null && ahead != null) {
            Row row = ahead;
            ahead = take();
            Block holder = holder(row);
            if (holder != null) {
                RowLabels labelled = labels == null ? enter(holder) : labels;
                if (!layout.labels().joinRows()) {
                    next = new TableRow(row, holder, lay(row), Labels.NONE);
                    return true;
                }
                Row whole = continued(row, holder);
                Row follower = ahead != null && holder.holds(ahead) ? ahead : null;
                next = labelled.next(whole, lay(whole), follower);
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

    private @Nullable Row take() {
        while (rows.hasNext()) {
            Row row = rows.next();
            if (!row.isBlank()) {
                return row;
            }
        }
        return null;
    }

    private @Nullable Block holder(Row row) {
        if (block == null || !block.holds(row)) {
            block = blocks.stream().filter(it -> it.holds(row)).findFirst().orElse(null);
            labels = null;
        }
        return block;
    }

    private RowLabels enter(Block holder) {
        above = new String[holder.header().size()];
        Arrays.fill(above, "");
        fills = new boolean[above.length];
        for (int column = 0; column < above.length; column++) {
            fills[column] = layout.fillDown().contains(holder.header().get(column));
        }
        RowLabels entered = new RowLabels(holder, layout.labels());
        labels = entered;
        return entered;
    }

    /** The row with the texts of those that go on with it, cell by cell. */
    private Row continued(Row row, Block holder) {
        Row whole = row;
        while (ahead != null && holder.holds(ahead) && goesOn(ahead)) {
            whole = joined(whole, ahead);
            ahead = take();
        }
        return whole;
    }

    private boolean goesOn(Row row) {
        return layout.labels()
                .continued()
                .map(it -> it.matcher(row.text()).find())
                .orElse(false);
    }

    private static Row joined(Row upper, Row lower) {
        List<String> cells = new ArrayList<>();
        for (int column = 0;
                column < Math.max(upper.cells().size(), lower.cells().size());
                column++) {
            String begun = column < upper.cells().size() ? upper.cells().get(column) : "";
            String more =
                    column < lower.cells().size() ? lower.cells().get(column).strip() : "";
            cells.add(Row.isBlank(more) ? begun : Row.isBlank(begun) ? more : begun.stripTrailing() + " " + more);
        }
        return new Row(upper.sheet(), upper.number(), cells);
    }

    private List<String> lay(Row row) {
        if (layout.fillDown().isEmpty() && row.cells().size() == above.length) {
            return row.cells();
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
        return cells;
    }
}

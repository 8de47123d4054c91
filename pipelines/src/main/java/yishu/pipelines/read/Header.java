package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a table's columns from the rows that make its header. A text above several columns counts for all of
 * them: {@code 2024年, (blank)} above {@code 男, 女} gives {@code 2024年/男, 2024年/女}.
 */
final class Header {
    private final List<Row> rows;
    private final int width;

    private Header(List<Row> rows, int width) {
        this.rows = rows;
        this.width = width;
    }

    /**
     * Names for as many columns as the header, the given names or the data have.
     *
     * @param given names of the first columns, in place of what stands there
     */
    static List<String> of(List<Row> rows, List<String> given, int dataWidth) {
        int width = Math.max(given.size(), dataWidth);
        for (Row row : rows) {
            width = Math.max(width, row.width());
        }
        return new Header(rows, width).names(given);
    }

    private List<String> names(List<String> given) {
        List<String> joined = joined();
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int column = 0; column < width; column++) {
            String name = column < given.size() ? given.get(column) : joined.get(column);
            names.add(distinct(name.isEmpty() ? "column_" + (column + 1) : name, taken));
        }
        return names;
    }

    private static String distinct(String name, Set<String> taken) {
        String distinct = name;
        for (int count = 2; !taken.add(distinct); count++) {
            distinct = name + " (" + count + ")";
        }
        return distinct;
    }

    private List<String> joined() {
        List<String> names = new ArrayList<>();
        String[] spread = new String[rows.size()];
        for (int column = 0; column < width; column++) {
            names.add(name(column, spread));
        }
        return names;
    }

    /** Joins what stands in the column, or is spread over it from the left; a blank column has no name. */
    private String name(int column, String[] spread) {
        List<String> parts = new ArrayList<>();
        boolean begins = false;
        for (int row = 0; row < rows.size(); row++) {
            String own = text(rows.get(row), column);
            begins |= !own.isEmpty();
            spread[row] = begins || spread[row] == null ? own : spread[row];
            boolean counts = row < rows.size() - 1 ? hasTextBelow(row, column) || !own.isEmpty() : !own.isEmpty();
            String part = row < rows.size() - 1 ? spread[row] : own;
            if (counts && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private boolean hasTextBelow(int row, int column) {
        return rows.subList(row + 1, rows.size()).stream()
                .anyMatch(it -> !text(it, column).isEmpty());
    }

    /** The cell on one line: a header broken within its cell is one name. */
    private static String text(Row row, int column) {
        String cell = column < row.cells().size() ? row.cells().get(column) : "";
        return Row.isBlank(cell) ? "" : cell.strip().replaceAll("\\s*\\n\\s*", " ");
    }
}

package yishu.pipelines.normalize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.read.TableRow;

/**
 * Whether a row of text has a cell under each column. {@code 北京市,1,234.5,2} under three columns has one too many, since its
 * 1,234.5 was not quoted, and every figure behind the comma stands in a wrong column; {@code 北京市,1} was cut off. A
 * workbook's rows keep their columns, whatever their length.
 */
final class RowShape {
    private RowShape() {}

    /** Why nothing of the row can be trusted: a text stands behind its last column. */
    static Optional<String> surplus(TableRow row) {
        int columns = named(row.block().header());
        List<String> cells = row.row().cells();
        if (!isText(row) || cells.stream().skip(columns).allMatch(RowShape::isBlank)) {
            return Optional.empty();
        }
        return Optional.of("its row has " + cells.size() + " cells under " + columns
                + " columns; put a number with commas between quotes");
    }

    /** Why a column's cell is not blank but absent: the row ends before it. */
    static Optional<String> lack(TableRow row, int column) {
        int cells = row.row().cells().size();
        if (!isText(row) || column <= cells) {
            return Optional.empty();
        }
        return Optional.of("its row ends after " + cells + " of "
                + named(row.block().header()) + " cells; a blank cell has a delimiter of its own");
    }

    /** Why a fixed-width row is none: its line, not as long as the fields together, was left in one piece. */
    static Optional<String> length(TableRow row, Map<String, Integer> fields) {
        if (fields.isEmpty() || row.row().cells().size() == fields.size()) {
            return Optional.empty();
        }
        long bytes = fields.values().stream().mapToLong(Integer::longValue).sum();
        return Optional.of("its line is shorter or longer than its fields, which have " + bytes + " bytes together");
    }

    private static boolean isText(TableRow row) {
        return row.block().sheet().isEmpty();
    }

    /** The columns without those at the end that the header does not name. */
    private static int named(List<String> header) {
        int named = header.size();
        while (named > 0 && header.get(named - 1).equals("column_" + named)) {
            named--;
        }
        return named;
    }

    private static boolean isBlank(String cell) {
        return Plain.text(cell).isEmpty();
    }
}

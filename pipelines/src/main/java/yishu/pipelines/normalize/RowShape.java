package yishu.pipelines.normalize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Row;

/**
 * Whether a row of text has a cell under each column. {@code 北京市,1,234.5,2} under three columns has one too many, since its
 * 1,234.5 was not quoted, and every figure behind the comma stands in a wrong column; {@code 北京市,1} was cut off. A
 * workbook's rows keep their columns, whatever their length.
 */
final class RowShape {
    private final boolean isText;
    private final int columns;
    private final Map<String, Integer> fields;

    /** @param fields of a fixed-width line, with their widths; none where lines are divided in another way */
    RowShape(Block block, Map<String, Integer> fields) {
        this.fields = fields;
        this.isText = block.sheet().isEmpty();
        this.columns = named(block.header());
    }

    /** Why nothing of the row can be trusted: a text stands behind its last column. */
    Optional<String> surplus(Row row) {
        List<String> cells = row.cells();
        if (!isText || cells.size() <= columns || cells.stream().skip(columns).allMatch(RowShape::isBlank)) {
            return Optional.empty();
        }
        return Optional.of("its row has " + cells.size() + " cells under " + columns
                + " columns; put a number with commas between quotes");
    }

    /** Why a column's cell is not blank but absent: the row ends before it. */
    Optional<String> lack(Row row, int column) {
        int cells = row.cells().size();
        if (!isText || column <= cells) {
            return Optional.empty();
        }
        return Optional.of(
                "its row ends after " + cells + " of " + columns + " cells; a blank cell has a delimiter of its own");
    }

    /** Why a fixed-width row is none: its line, not as long as the fields together, was left in one piece. */
    Optional<String> length(Row row) {
        if (fields.isEmpty() || row.cells().size() == fields.size()) {
            return Optional.empty();
        }
        long bytes = fields.values().stream().mapToLong(Integer::longValue).sum();
        return Optional.of("its line is shorter or longer than its fields, which have " + bytes + " bytes together");
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

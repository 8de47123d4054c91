package yishu.pipelines.normalize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.read.Labels;
import yishu.pipelines.read.TableRow;

/**
 * What stands right of a figure in a column without a name: {@code 12.3 | p} is provisional, and {@code 12.3 | 1} has the
 * footnote 1.
 */
record FlagColumn(String cell, String flag) {

    /** The flag of the figure in a column, from 1, if there is one. */
    static Optional<FlagColumn> beside(TableRow row, int column) {
        List<String> header = row.block().header();
        if (column >= header.size() || !header.get(column).equals("column_" + (column + 1))) {
            return Optional.empty();
        }
        return Optional.of(Plain.text(row.text(column + 1)))
                .filter(flag -> !flag.isEmpty())
                .map(flag -> new FlagColumn(row.text(column), flag));
    }

    /** Puts it behind the figure, as it would be written in one cell; beside no figure it is a marker. */
    void put(Fields fields) {
        if (cell.chars().anyMatch(Character::isDigit)) {
            fields.put("value", cell + (flag.matches("[A-Za-z]|\\d{1,2}") ? "(" + flag + ")" : " " + flag));
        } else {
            fields.put(new Labels(Map.of(), List.of(flag)));
        }
    }
}

package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import yishu.pipelines.read.Row;

/**
 * Where the table stands among the rows of a sheet.
 *
 * @param rows of the sheet that were looked at
 * @param header the place of the lowest row of the header; less than 0 where there is none
 * @param headerRows how many rows make the header
 * @param end the place of the first row behind the data
 * @param ends the rows at which data end, where several tables stand below each other
 */
record Table(String sheet, List<Row> rows, int header, int headerRows, int end, List<Row> ends) {

    /** Names of the columns that the format itself tells. */
    boolean isNamed() {
        return !rows.isEmpty() && rows.get(0).number() == 0;
    }

    List<Row> above() {
        return isNamed() ? rows.subList(1, header + 1) : rows.subList(0, Math.max(0, header - headerRows + 1));
    }

    List<Row> headers() {
        return isNamed()
                ? rows.subList(0, 1)
                : header < 0 ? List.of() : rows.subList(header - headerRows + 1, header + 1);
    }

    List<Row> data() {
        return rows.subList(header + 1, end);
    }

    List<Row> below() {
        return rows.subList(end, rows.size());
    }

    /** What the header says, but for the numbers in it: tables that look alike hold the same kind of rows. */
    String shape() {
        return headers().stream()
                .map(Row::text)
                .map(it -> it.replaceAll("\\d+", "0"))
                .collect(Collectors.joining("\n"));
    }

    /** The cell of a row, blank behind its end. */
    static String cell(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    static List<Integer> filled(Row row) {
        List<Integer> filled = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            if (!Row.isBlank(row.cells().get(column))) {
                filled.add(column);
            }
        }
        return filled;
    }
}

package yishu.pipelines.read;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One row of a file, as its department sent it.
 *
 * @param sheet the sheet of a workbook; empty for a file without sheets
 * @param number from 1: the row in its sheet, the line on which the record of a text starts, or the record of a tree; 0 for
 *     names of columns that stand in no row, since the format itself tells them
 * @param cells text as received; in a CSV, line breaks within a cell arrive as {@code \n}
 * @param merged of the cells that cover several columns, by column from 0, the last that each covers
 */
public record Row(String sheet, int number, List<String> cells, Map<Integer, Integer> merged) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Row {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "Cannot number row '" + number + "': rows count from 1, and a header may be 0");
        }
        cells = List.copyOf(cells);
        merged = Map.copyOf(merged);
    }

    /** A row each of whose cells is one column wide. */
    public Row(String sheet, int number, List<String> cells) {
        this(sheet, number, cells, Map.of());
    }

    /** Whether no cell holds text. */
    public boolean isBlank() {
        for (String cell : cells) {
            if (!isBlank(cell)) {
                return false;
            }
        }
        return true;
    }

    /** The cells joined by commas, without the blank ones at the end: {@code 注：1.按可比口径}. */
    public String text() {
        int width = width();
        return String.join(",", cells.subList(0, width)).stripTrailing();
    }

    /** How many cells there are up to the last that holds text. */
    public int width() {
        int width = cells.size();
        while (width > 0 && isBlank(cells.get(width - 1))) {
            width--;
        }
        return width;
    }

    /** Whether a cell holds nothing but blanks, no-break and full-width ones included. */
    public static boolean isBlank(String cell) {
        for (int index = 0; index < cell.length(); index++) {
            char sign = cell.charAt(index);
            if (!Character.isWhitespace(sign) && !Character.isSpaceChar(sign)) {
                return false;
            }
        }
        return true;
    }
}

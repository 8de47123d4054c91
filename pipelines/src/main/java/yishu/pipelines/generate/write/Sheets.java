package yishu.pipelines.generate.write;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** The sheets of a workbook, filled from the top. */
public final class Sheets {
    private final Workbook workbook;

    Sheets(Workbook workbook) {
        this.workbook = workbook;
    }

    public Page page(String name) {
        return new Page(workbook.createSheet(name));
    }

    /** One sheet, written row by row. */
    public static final class Page {
        private final Sheet sheet;
        private int written;

        Page(Sheet sheet) {
            this.sheet = sheet;
        }

        public String name() {
            return sheet.getSheetName();
        }

        /** Number of the row that comes next, from 1. */
        public int next() {
            return written + 1;
        }

        /** Writes a row; a blank text leaves its cell empty. */
        public void row(List<?> cells) {
            Row row = sheet.createRow(written++);
            for (int column = 0; column < cells.size(); column++) {
                Object cell = cells.get(column);
                if (cell instanceof BigDecimal number) {
                    row.createCell(column).setCellValue(number.doubleValue());
                } else if (!String.valueOf(cell).isEmpty()) {
                    row.createCell(column).setCellValue(String.valueOf(cell));
                }
            }
        }

        /** Writes a row of one text over so many columns. */
        public void title(String text, int columns) {
            merge(0, 0, columns - 1);
            row(List.of(text));
        }

        /** Joins cells of the next row, and of so many below it, from one column to another (both from 0). */
        public void merge(int below, int from, int to) {
            if (below > 0 || to > from) {
                sheet.addMergedRegion(new CellRangeAddress(written, written + below, from, to));
            }
        }
    }
}

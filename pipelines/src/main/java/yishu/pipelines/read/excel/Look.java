package yishu.pipelines.read.excel;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * What the style of a cell adds to what the cell holds, so that its text says what a person reads in it.
 *
 * @param indent by how many steps a label is moved to the right
 */
record Look(boolean isDate, NumberFormat format, int indent) {
    static final Look PLAIN = new Look(false, NumberFormat.of("General"), 0);

    /** How wide a step of indentation is, by ECMA-376. */
    private static final int BLANKS = 3;

    static Look of(CellStyle style) {
        String format = style.getDataFormatString();
        return new Look(
                DateUtil.isADateFormat(style.getDataFormat(), format),
                NumberFormat.of(format == null ? "General" : format),
                switch (style.getAlignment()) {
                    case GENERAL, LEFT, DISTRIBUTED -> style.getIndention();
                    default -> 0;
                });
    }

    String number(double value, boolean since1904) {
        return isDate ? CellText.date(value, since1904) : format.text(value);
    }

    /** A label that is moved to the right begins with blanks, as one does that was typed so. */
    String label(String text) {
        return indent == 0 || text.isBlank() ? text : " ".repeat(BLANKS * indent) + text;
    }
}

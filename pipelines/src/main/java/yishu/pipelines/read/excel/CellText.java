package yishu.pipelines.read.excel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** What a workbook's number says as text: {@code 1649.5}, {@code 2005}, {@code 2024-01-31}. */
final class CellText {
    private static final int EXACT_DIGITS = 17;

    private CellText() {}

    /** The shortest decimal that is this double and no other, without exponent: 0.1 + 0.2 is 0.30000000000000004. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = EXACT_DIGITS; digits >= EXACT_DIGITS - 2; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            shortest = rounded.doubleValue() == value ? rounded : shortest;
        }
        return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
    }

    /** A date, a time of day (day 0), or both, to the second. */
    static String date(double value, boolean since1904) {
        if (!DateUtil.isValidExcelDate(value)) {
            return number(value);
        }
        LocalDateTime date = DateUtil.getLocalDateTime(value, since1904, true);
        if (value < 1) {
            return date.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    static String truth(boolean value) {
        return value ? "TRUE" : "FALSE";
    }
}

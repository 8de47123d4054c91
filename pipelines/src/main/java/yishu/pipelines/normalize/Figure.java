package yishu.pipelines.normalize;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/**
 * A number as it stands in a cell: {@code parse("１，２３４.5①")} is 1234.5 with the footnote marker {@code ①};
 * {@code parse("12.3 p")} is 12.3, provisional. It never passes through a double.
 *
 * @param number the digits as written
 * @param written the unit or bare scale behind the digits, 12.3% or 1.5亿; null where there is none
 * @param markers of footnotes and flags that are no status (a break, a low reliability), in the order of the cell
 */
public record Figure(BigDecimal number, @Nullable Unit written, List<String> markers, ObservationStatus status)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The code of a scale without a unit, as in 1.5亿. */
    static final String SCALE = "";

    public Figure {
        number = Unit.plain(number);
        markers = List.copyOf(markers);
    }

    /** Reads a cell; refuses with the reason what is not certainly a number. */
    public static Figure parse(String cell) {
        return isPlain(cell)
                ? new Figure(new BigDecimal(cell), null, List.of(), ObservationStatus.A)
                : new FigureReader(cell).read();
    }

    /** The same where a comma stands before the decimals, and points between the thousands: {@code 1.234,56}. */
    public static Figure parseDecimalComma(String cell) {
        StringBuilder pointed = new StringBuilder(cell);
        for (int index = 0; index < cell.length(); index++) {
            char sign = cell.charAt(index);
            pointed.setCharAt(index, sign == ',' ? '.' : sign == '.' ? ',' : sign);
        }
        return parse(pointed.toString());
    }

    /** Whether a cell is a number as programs write them, which most are: {@code -1234.5}. */
    static boolean isPlain(String cell) {
        int first = cell.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int index = first; index < cell.length(); index++) {
            char sign = cell.charAt(index);
            if (sign == '.' && point < 0) {
                point = index;
            } else if (sign < '0' || sign > '9') {
                return false;
            }
        }
        return cell.length() > first && point < cell.length() - 1;
    }

    /** The unit that stands in the cell itself, if one does. */
    public Optional<Unit> unit() {
        return Optional.ofNullable(written).filter(unit -> !unit.code().equals(SCALE));
    }

    /** The number with what is written behind it: 0.123 for 12.3%, 150000000 for 1.5亿. */
    public BigDecimal value() {
        return written == null ? number : written.convert(number);
    }

    /**
     * The value in the base unit of its column. What the cell says itself counts once and must not contradict: 12.3% in a
     * column of % is 0.123; 1.5亿 in a column of 元 is 150000000, and in one of 万元 it is refused.
     */
    public BigDecimal in(Unit column) {
        if (written == null) {
            return column.convert(number);
        }
        boolean scaleOfItsOwn = written.code().equals(SCALE) && column.factor().compareTo(BigDecimal.ONE) == 0;
        if (!scaleOfItsOwn && !written.code().equals(column.code())) {
            throw new InputException("Cannot take figure " + number + " as " + column.code()
                    + ": the cell and its column " + "name different units");
        }
        return value();
    }

    /** A value as a person writes it: 1.5 for 1.50000000. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }
}

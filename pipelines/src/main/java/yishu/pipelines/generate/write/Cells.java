package yishu.pipelines.generate.write;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Cells as texts. */
public final class Cells {
    private Cells() {}

    /** A decimal in all its digits, anything else as it is. */
    public static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : String.valueOf(cell);
    }

    public static String line(List<?> cells) {
        return cells.stream().map(Cells::text).collect(Collectors.joining(","));
    }
}

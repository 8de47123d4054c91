package yishu.semantic.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value as text that keeps every digit and adds none: {@code 4.96702E+12} is {@code 4967020000000}, {@code 0.10000000}
 * is {@code 0.1}, a missing value is empty.
 */
public final class ValueText {
    private ValueText() {}

    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal || value instanceof Double) {
            BigDecimal exact = number(value);
            return exact == null ? value.toString() : exact.toPlainString();
        }
        if (value instanceof OffsetDateTime moment) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        }
        if (value instanceof LocalDateTime local) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }

    /** A decimal, or a double's shortest decimal, without trailing zeros; null for a double that is no number. */
    static @Nullable BigDecimal number(Object value) {
        if (value instanceof Double inexact) {
            return Double.isFinite(inexact) ? plain(BigDecimal.valueOf(inexact)) : null;
        }
        return plain((BigDecimal) value);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

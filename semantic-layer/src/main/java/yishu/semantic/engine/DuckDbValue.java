package yishu.semantic.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's types and values in the words of {@link Rows}: {@code HUGEINT} 7 is {@code decimal(38,0)} 7, and a moment, which
 * DuckDB tells in UTC, is told in the publishers' zone.
 */
final class DuckDbValue {
    private final ZoneId zone;

    DuckDbValue(ZoneId zone) {
        this.zone = zone;
    }

    /** Trino's name of a DuckDB type; {@code varchar} for one that an answer can only show as text. */
    static String type(String name) {
        if (name.endsWith("[]")) {
            return "array(" + type(name.substring(0, name.length() - 2)) + ")";
        }
        if (name.startsWith("DECIMAL(")) {
            return name.toLowerCase(Locale.ROOT);
        }
        return switch (name) {
            case "BOOLEAN" -> "boolean";
            case "TINYINT" -> "tinyint";
            case "SMALLINT" -> "smallint";
            case "INTEGER" -> "integer";
            case "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> "bigint";
            case "HUGEINT", "UBIGINT", "UHUGEINT" -> "decimal(38,0)";
            case "FLOAT" -> "real";
            case "DOUBLE" -> "double";
            case "DATE" -> "date";
            case "TIMESTAMP" -> "timestamp(6)";
            case "TIMESTAMP WITH TIME ZONE" -> "timestamp(6) with time zone";
            default -> "varchar";
        };
    }

    @Nullable
    Object of(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof BigDecimal || value instanceof Boolean || value instanceof LocalDate) {
            return value;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.atZoneSameInstant(zone).toOffsetDateTime();
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Number number) {
            return number instanceof Double || number instanceof Float
                    ? (Object) number.doubleValue()
                    : (Object) number.longValue();
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        return value instanceof Array array ? list(array) : value.toString();
    }

    private List<@Nullable Object> list(Array array) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            values.add(of(element));
        }
        return values;
    }
}

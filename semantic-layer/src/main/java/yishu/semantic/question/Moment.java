package yishu.semantic.question;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/**
 * The moment of an "as of": {@code 2024-06-01T10:00:00+08:00}, the same without an offset in the publishers' zone, or
 * {@code 2024-06-01}, which is the end of that day there.
 */
public final class Moment {
    private Moment() {}

    /** @throws InputException when it is none of these */
    public static Instant of(String text, ZoneId zone) {
        return Stream.<Supplier<Instant>>of(
                        () -> OffsetDateTime.parse(text).toInstant(),
                        () -> LocalDateTime.parse(text).atZone(zone).toInstant(),
                        () -> endOf(LocalDate.parse(text), zone))
                .map(Moment::orNothing)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow(() -> new InputException("Cannot read moment '" + text
                        + "': neither a date such as 2024-06-01 nor a time such as 2024-06-01T10:00:00+08:00"));
    }

    /** The same of a literal of SQL: {@code DATE '2024-06-01'}, {@code TIMESTAMP '2024-06-01 10:00:00 +08:00'}. */
    static Instant of(SqlNode literal, ZoneId zone) {
        String text = literal instanceof SqlLiteral known && known.toValue() != null
                ? String.valueOf(known.toValue())
                : literal.toString();
        return of(text.strip().replaceFirst("(?<=\\d) ", "T").replace(" ", ""), zone);
    }

    private static @Nullable Instant orNothing(Supplier<Instant> reading) {
        try {
            return reading.get();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Tables know microseconds, so the last of the day is the last that something can be published at. */
    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }
}

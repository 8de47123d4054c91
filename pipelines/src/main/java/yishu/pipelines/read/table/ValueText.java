package yishu.pipelines.read.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The exact text of a value: the decimal 1250 of scale 2 is {@code 12.50}, the double 0.1 is {@code 0.1}, an instant
 * {@code 2024-05-01T00:00:00Z}, a moment without a zone {@code 2024-05-01T08:00:00}.
 */
@FunctionalInterface
interface ValueText {
    /** Between the first day of the Julian count, on which INT96 is based, and 1970-01-01. */
    int JULIAN_DAYS = 2_440_588;

    String of(Group group, int field, int element);

    /** How the values of a type are told; nothing if the file does not say what their bytes mean. */
    static Optional<ValueText> of(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return Optional.of(decimal(type.getPrimitiveTypeName(), decimal.getScale()));
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Optional.of((group, field, element) -> String.valueOf(group.getBoolean(field, element)));
            case INT32, INT64 -> whole(type.getPrimitiveTypeName(), meaning);
            case INT96 -> Optional.of((group, field, element) -> julian(group.getInt96(field, element)));
            case FLOAT ->
                Optional.of((group, field, element) -> plain(
                        group.getFloat(field, element), NumberOutput.toString(group.getFloat(field, element), true)));
            case DOUBLE ->
                Optional.of((group, field, element) -> plain(
                        group.getDouble(field, element), NumberOutput.toString(group.getDouble(field, element), true)));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(type.getName(), meaning);
        };
    }

    private static ValueText decimal(PrimitiveTypeName stored, int scale) {
        return switch (stored) {
            case INT32 ->
                (group, field, element) -> BigDecimal.valueOf(group.getInteger(field, element), scale)
                        .toPlainString();
            case INT64 ->
                (group, field, element) ->
                        BigDecimal.valueOf(group.getLong(field, element), scale).toPlainString();
            default ->
                (group, field, element) -> new BigDecimal(
                                new BigInteger(group.getBinary(field, element).getBytes()), scale)
                        .toPlainString();
        };
    }

    private static Optional<ValueText> whole(PrimitiveTypeName stored, @Nullable LogicalTypeAnnotation meaning) {
        ValueText plain = stored == PrimitiveTypeName.INT32
                ? (group, field, element) -> String.valueOf(group.getInteger(field, element))
                : (group, field, element) -> String.valueOf(group.getLong(field, element));
        if (meaning == null) {
            return Optional.of(plain);
        }
        if (meaning instanceof IntLogicalTypeAnnotation integer) {
            return Optional.of(
                    integer.isSigned()
                            ? plain
                            : stored == PrimitiveTypeName.INT32
                                    ? (group, field, element) ->
                                            Integer.toUnsignedString(group.getInteger(field, element))
                                    : (group, field, element) -> Long.toUnsignedString(group.getLong(field, element)));
        }
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return Optional.of((group, field, element) ->
                    LocalDate.ofEpochDay(group.getInteger(field, element)).toString());
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return Optional.of(
                    stored == PrimitiveTypeName.INT32
                            ? (group, field, element) -> LocalTime.MIDNIGHT
                                    .plus(group.getInteger(field, element), ChronoUnit.MILLIS)
                                    .toString()
                            : (group, field, element) -> LocalTime.MIDNIGHT
                                    .plus(group.getLong(field, element), unit(time.getUnit()))
                                    .toString());
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
            ChronoUnit unit = unit(timestamp.getUnit());
            return Optional.of((group, field, element) ->
                    moment(Instant.EPOCH.plus(group.getLong(field, element), unit), timestamp.isAdjustedToUTC()));
        }
        return Optional.empty();
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static String moment(Instant moment, boolean isInstant) {
        return isInstant
                ? moment.toString()
                : LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    /** Nanoseconds of the day, then the Julian day; whether that is in UTC, an INT96 does not say. */
    private static String julian(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return LocalDate.ofEpochDay(bytes.getInt() - (long) JULIAN_DAYS)
                .atStartOfDay()
                .plusNanos(nanos)
                .toString();
    }

    /** Without an exponent or a zero that says nothing: {@code 2024.0} is {@code 2024}. */
    private static String plain(double value, String shortest) {
        return Double.isFinite(value)
                ? new BigDecimal(shortest).stripTrailingZeros().toPlainString()
                : shortest;
    }

    private static Optional<ValueText> bytes(String name, @Nullable LogicalTypeAnnotation meaning) {
        if (meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof EnumLogicalTypeAnnotation
                || meaning instanceof JsonLogicalTypeAnnotation) {
            return Optional.of((group, field, element) -> decoded(name, group.getBinary(field, element)));
        }
        if (meaning instanceof UUIDLogicalTypeAnnotation) {
            return Optional.of((group, field, element) -> {
                ByteBuffer bytes = group.getBinary(field, element).toByteBuffer();
                return new UUID(bytes.getLong(), bytes.getLong()).toString();
            });
        }
        return Optional.empty();
    }

    private static String decoded(String name, Binary text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(text.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a text of '" + name + "' is not in UTF-8");
        }
    }
}

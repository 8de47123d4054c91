package yishu.pipelines.fetch.jdbc;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.Types.optional;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import yishu.pipelines.fetch.Request;

/** The columns of a query's rows: the type of each in Parquet, which holds all that the database's type can say. */
final class Columns {
    private static final int MOST_DIGITS = 38;

    private Columns() {}

    /** The columns in their order; throws an {@code InputException} for two of one name, or a type that is not kept. */
    static List<Column<?>> of(Request request, Database database, ResultSetMetaData result) throws SQLException {
        List<Column<?>> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int position = 1; position <= result.getColumnCount(); position++) {
            String name = result.getColumnLabel(position);
            String type = result.getColumnTypeName(position).toLowerCase(Locale.ROOT);
            if (!names.add(name)) {
                throw request.refusal("two columns of the query are called '" + name + "'; tell them apart with AS");
            }
            columns.add((database.hasTypes() ? typed(name, type, position, result) : Optional.of(Untyped.column(name)))
                    .orElseThrow(() -> request.refusal("column '" + name + "' is of type " + type
                            + ", which is not kept exactly; cast it in the query, to text for instance")));
        }
        return columns;
    }

    private static Optional<Column<?>> typed(String name, String type, int position, ResultSetMetaData result)
            throws SQLException {
        return switch (result.getColumnType(position)) {
            case Types.BOOLEAN -> Optional.of(flag(name));
            case Types.BIT -> type.startsWith("bool") ? Optional.of(flag(name)) : Optional.empty();
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Optional.of(whole(name));
            case Types.NUMERIC, Types.DECIMAL ->
                Optional.of(decimal(name, result.getPrecision(position), result.getScale(position)));
            case Types.REAL -> Optional.of(single(name));
            case Types.FLOAT, Types.DOUBLE -> type.equals("money") ? Optional.empty() : Optional.of(twofold(name));
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB -> Optional.of(text(name));
            case Types.OTHER -> type.equals("uuid") ? Optional.of(text(name)) : Optional.empty();
            case Types.DATE -> Optional.of(day(name));
            case Types.TIME -> type.equals("timetz") ? Optional.empty() : Optional.of(clock(name));
            case Types.TIMESTAMP -> Optional.of(type.equals("timestamptz") ? instant(name) : moment(name));
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(instant(name));
            default -> Optional.empty();
        };
    }

    private static Column<Boolean> flag(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.BOOLEAN).named(name),
                ResultSet::getBoolean,
                (group, field, value) -> group.add(field, value));
    }

    private static Column<Long> whole(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.INT64).named(name),
                ResultSet::getLong,
                (group, field, value) -> group.add(field, value));
    }

    /** A column that does not say how many digits it has, such as a sum, may have any number: its values are text. */
    private static Column<BigDecimal> decimal(String name, int precision, int scale) {
        if (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision) {
            return new Column<>(
                    optional(PrimitiveTypeName.BINARY).as(stringType()).named(name),
                    ResultSet::getBigDecimal,
                    (group, field, value) -> group.add(field, value.toPlainString()));
        }
        return new Column<>(
                optional(PrimitiveTypeName.BINARY)
                        .as(decimalType(scale, precision))
                        .named(name),
                ResultSet::getBigDecimal,
                (group, field, value) -> group.add(
                        field,
                        Binary.fromConstantByteArray(value.setScale(scale, RoundingMode.UNNECESSARY)
                                .unscaledValue()
                                .toByteArray())));
    }

    private static Column<Float> single(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.FLOAT).named(name),
                ResultSet::getFloat,
                (group, field, value) -> group.add(field, value));
    }

    private static Column<Double> twofold(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.DOUBLE).named(name),
                ResultSet::getDouble,
                (group, field, value) -> group.add(field, value));
    }

    private static Column<String> text(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.BINARY).as(stringType()).named(name),
                ResultSet::getString,
                (group, field, value) -> group.add(field, value));
    }

    private static Column<LocalDate> day(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.INT32).as(dateType()).named(name),
                (rows, position) -> rows.getObject(position, LocalDate.class),
                (group, field, value) -> group.add(field, Math.toIntExact(value.toEpochDay())));
    }

    private static Column<LocalTime> clock(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.INT64)
                        .as(timeType(false, TimeUnit.MICROS))
                        .named(name),
                (rows, position) -> rows.getObject(position, LocalTime.class),
                (group, field, value) ->
                        group.add(field, micros(value.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC))));
    }

    private static Column<LocalDateTime> moment(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.INT64)
                        .as(timestampType(false, TimeUnit.MICROS))
                        .named(name),
                (rows, position) -> rows.getObject(position, LocalDateTime.class),
                (group, field, value) -> group.add(field, micros(value.toInstant(ZoneOffset.UTC))));
    }

    private static Column<OffsetDateTime> instant(String name) {
        return new Column<>(
                optional(PrimitiveTypeName.INT64)
                        .as(timestampType(true, TimeUnit.MICROS))
                        .named(name),
                (rows, position) -> rows.getObject(position, OffsetDateTime.class),
                (group, field, value) -> group.add(field, micros(value.toInstant())));
    }

    private static long micros(Instant moment) {
        if (moment.getNano() % 1_000 != 0) {
            throw new ArithmeticException("it is finer than a microsecond");
        }
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
    }
}

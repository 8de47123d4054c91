package yishu.pipelines.publish;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** One row as Iceberg keeps it: a day is its count since 1970, an instant its microseconds, a decimal has its scale. */
final class RowCells implements StructLike {
    private static final int ABSENT = -1;

    private final int[] places;
    private final Type[] types;
    private @Nullable Object[] row = new Object[0];

    /** @param columns in the order of the cells; those that the schema has beside them are NULL */
    RowCells(Schema schema, List<String> columns) {
        List<Types.NestedField> fields = schema.columns();
        this.places = new int[fields.size()];
        this.types = new Type[fields.size()];
        for (int field = 0; field < places.length; field++) {
            places[field] = columns.indexOf(fields.get(field).name());
            types[field] = fields.get(field).type();
        }
    }

    RowCells of(@Nullable Object[] cells) {
        row = cells;
        return this;
    }

    @Override
    public int size() {
        return places.length;
    }

    @Override
    public <T> @Nullable T get(int field, Class<T> as) {
        int place = places[field];
        Object cell = place == ABSENT ? null : row[place];
        return cell == null ? null : as.cast(kept(cell, types[field]));
    }

    private static Object kept(Object cell, Type type) {
        return switch (type.typeId()) {
            case DECIMAL -> ((BigDecimal) cell).setScale(((Types.DecimalType) type).scale());
            case DATE -> (int) ((LocalDate) cell).toEpochDay();
            case TIMESTAMP -> ChronoUnit.MICROS.between(Instant.EPOCH, instant(cell));
            default -> cell;
        };
    }

    /** Iceberg reads an instant as a time at its offset. */
    private static Instant instant(Object cell) {
        return cell instanceof OffsetDateTime read ? read.toInstant() : (Instant) cell;
    }

    @Override
    public <T> void set(int field, T value) {
        throw new UnsupportedOperationException("a row is written as it came");
    }
}

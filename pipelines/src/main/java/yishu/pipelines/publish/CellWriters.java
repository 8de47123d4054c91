package yishu.pipelines.publish;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.parquet.TypeWithSchemaVisitor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.schema.GroupType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Makes the writer of a table's rows from those of its columns. Rows are arrays of cells as they are read: a day, an
 * instant and a decimal of any scale become what Iceberg keeps.
 */
final class CellWriters extends TypeWithSchemaVisitor<ParquetValueWriter<?>> {
    private static final int ABSENT = -1;

    private final MessageType file;
    private final List<String> columns;

    private CellWriters(MessageType file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** @param columns in the order of the cells; those that the schema has beside them are NULL */
    @SuppressWarnings("unchecked") // A message is written row by row, all else is within it.
    static ParquetValueWriter<@Nullable Object[]> of(Schema schema, MessageType file, List<String> columns) {
        return (ParquetValueWriter<@Nullable Object[]>) visit(schema.asStruct(), file, new CellWriters(file, columns));
    }

    @Override
    public ParquetValueWriter<?> message(
            Types.StructType struct, MessageType message, List<ParquetValueWriter<?>> written) {
        List<ParquetValueWriter<?>> writers = new ArrayList<>();
        for (int field = 0; field < written.size(); field++) {
            writers.add(option(message.getType(field), written.get(field)));
        }
        return new RowWriter(struct, writers, columns);
    }

    @Override
    public ParquetValueWriter<?> list(Types.ListType list, GroupType array, ParquetValueWriter<?> element) {
        String[] repeated = currentPath();
        return ParquetValueWriters.collections(
                file.getMaxDefinitionLevel(repeated),
                file.getMaxRepetitionLevel(repeated),
                option(array.getType(0).asGroupType().getType(0), element));
    }

    private <T> ParquetValueWriter<T> option(
            org.apache.iceberg.shaded.org.apache.parquet.schema.Type type, ParquetValueWriter<T> writer) {
        return ParquetValueWriters.option(type, file.getMaxDefinitionLevel(path(type.getName())), writer);
    }

    @Override
    public ParquetValueWriter<?> primitive(
            Type.PrimitiveType type, org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType written) {
        ColumnDescriptor column = file.getColumnDescription(currentPath());
        return switch (type.typeId()) {
            case STRING -> new TextWriter(column);
            case INTEGER, DATE -> ParquetValueWriters.ints(column);
            case LONG, TIMESTAMP -> ParquetValueWriters.longs(column);
            case DOUBLE -> ParquetValueWriters.doubles(column);
            case BOOLEAN -> ParquetValueWriters.booleans(column);
            case DECIMAL -> decimal((Types.DecimalType) type, column);
            default -> throw new UnsupportedOperationException("no table of ours has a column of " + type);
        };
    }

    private static ParquetValueWriter<?> decimal(Types.DecimalType type, ColumnDescriptor column) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> ParquetValueWriters.decimalAsInteger(column, type.precision(), type.scale());
            case INT64 -> ParquetValueWriters.decimalAsLong(column, type.precision(), type.scale());
            default -> ParquetValueWriters.decimalAsFixed(column, type.precision(), type.scale());
        };
    }

    /** Hands the cells of a row to the writers of its columns. */
    private static final class RowWriter extends ParquetValueWriters.StructWriter<@Nullable Object[]> {
        private final int[] places;
        private final Type[] types;

        RowWriter(Types.StructType struct, List<ParquetValueWriter<?>> writers, List<String> columns) {
            super(struct, writers);
            List<Types.NestedField> fields = struct.fields();
            this.places = new int[fields.size()];
            this.types = new Type[fields.size()];
            for (int field = 0; field < places.length; field++) {
                places[field] = columns.indexOf(fields.get(field).name());
                types[field] = fields.get(field).type();
            }
        }

        @Override
        protected @Nullable Object get(@Nullable Object[] row, int field) {
            int place = places[field];
            Object cell = place == ABSENT ? null : row[place];
            return cell == null ? null : kept(cell, types[field]);
        }

        /** A day is its count since 1970, an instant its microseconds, a decimal has its column's scale. */
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
    }
}

package yishu.pipelines.publish;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The room that the keys of data files take, as an expression by which a scan leaves other files out. */
final class KeyBounds {
    private KeyBounds() {}

    static Expression of(Schema schema, List<String> key, List<DataFile> files) {
        Expression all = Expressions.alwaysTrue();
        for (String column : key) {
            all = Expressions.and(all, of(schema.findField(column), files));
        }
        return all;
    }

    private static Expression of(Types.NestedField column, List<DataFile> files) {
        List<Object> lower = new ArrayList<>();
        List<Object> upper = new ArrayList<>();
        for (DataFile file : files) {
            Object least = bound(column, file.lowerBounds());
            Object most = bound(column, file.upperBounds());
            if (least == null || most == null || hasNull(column, file)) {
                return Expressions.alwaysTrue();
            }
            lower.add(least);
            upper.add(most);
        }
        if (files.isEmpty()) {
            return Expressions.alwaysFalse();
        }
        Comparator<Object> order = Comparators.forType(column.type().asPrimitiveType());
        return Expressions.and(
                Expressions.greaterThanOrEqual(
                        column.name(), said(lower.stream().min(order))),
                Expressions.lessThanOrEqual(column.name(), said(upper.stream().max(order))));
    }

    private static Object said(Optional<Object> bound) {
        Object value = bound.orElseThrow();
        return value instanceof CharSequence text ? text.toString() : value;
    }

    private static boolean hasNull(Types.NestedField column, DataFile file) {
        Map<Integer, Long> counts = file.nullValueCounts();
        Long nulls = counts == null ? null : counts.get(column.fieldId());
        return nulls == null || nulls > 0;
    }

    private static @Nullable Object bound(Types.NestedField column, @Nullable Map<Integer, ByteBuffer> bounds) {
        Type.TypeID kind = column.type().typeId();
        boolean isPlain = kind == Type.TypeID.STRING || kind == Type.TypeID.LONG || kind == Type.TypeID.DATE;
        ByteBuffer bound = bounds == null || !isPlain ? null : bounds.get(column.fieldId());
        return bound == null ? null : Conversions.fromByteBuffer(column.type(), bound);
    }
}

package yishu.pipelines.stream;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** A data file of a table, and what is known of the keys of its rows. */
final class Part {
    private final DataFile file;
    private final String origin;
    private final int[] key;
    private final @Nullable Object[] lower;
    private final @Nullable Object[] upper;
    private @Nullable List<@Nullable Object[]> rows;
    private long @Nullable [] hashes;
    private long asked;

    private Part(DataFile file, String origin, Shape shape) {
        this.file = file;
        this.origin = origin;
        this.key = shape.key();
        this.lower = bounds(file.lowerBounds(), shape);
        this.upper = bounds(file.upperBounds(), shape);
    }

    /** One that lies there. */
    static Part found(DataFile file, Shape shape) {
        return new Part(file, file.location(), shape);
    }

    /** One that was written just now and is remembered for a while. */
    static Part written(DataFile file, Shape shape, List<@Nullable Object[]> rows) {
        Part part = new Part(file, file.location(), shape);
        part.rows = rows;
        part.hashes = hashes(shape, rows);
        return part;
    }

    /** One that takes the place of another, of whose rows it lacks some. */
    static Part instead(Part other, DataFile file, Shape shape, List<@Nullable Object[]> rows) {
        Part part = new Part(file, other.origin, shape);
        part.rows = other.rows == null ? null : rows;
        part.hashes = hashes(shape, rows);
        return part;
    }

    /** The same rows as another table's part. */
    Part as(DataFile other, Shape shape) {
        Part part = new Part(other, other.location(), shape);
        part.rows = rows;
        part.hashes = hashes;
        return part;
    }

    private static @Nullable Object[] bounds(@Nullable Map<Integer, ByteBuffer> told, Shape shape) {
        @Nullable Object[] bounds = new Object[shape.key().length];
        for (int cell = 0; cell < bounds.length; cell++) {
            Types.NestedField field = shape.schema().columns().get(shape.key()[cell]);
            ByteBuffer bound = told == null ? null : told.get(field.fieldId());
            bounds[cell] = bound == null ? null : cell(field.type(), bound);
        }
        return bounds;
    }

    private static Object cell(Type type, ByteBuffer bound) {
        Object told = Conversions.fromByteBuffer(type, bound);
        return switch (type.typeId()) {
            case DATE -> LocalDate.ofEpochDay((Integer) told);
            case STRING -> told.toString();
            default -> told;
        };
    }

    private static long[] hashes(Shape shape, List<@Nullable Object[]> rows) {
        return rows.stream().mapToLong(shape::hash).sorted().toArray();
    }

    DataFile file() {
        return file;
    }

    /** The part that was written first of those that took each other's place. */
    String origin() {
        return origin;
    }

    /** Its rows, if they are remembered. */
    Optional<List<@Nullable Object[]>> rows() {
        return Optional.ofNullable(rows);
    }

    void forgetRows() {
        rows = null;
    }

    boolean knowsHashes() {
        return hashes != null;
    }

    void learn(Shape shape, List<@Nullable Object[]> all) {
        hashes = hashes(shape, all);
    }

    void forgetHashes() {
        if (rows == null) {
            hashes = null;
        }
    }

    /** When it was last asked for a key. */
    long asked() {
        return asked;
    }

    /** Whether a row of that key may be in it, by the least and the greatest that it holds. */
    boolean mayHold(@Nullable Object[] row) {
        for (int cell = 0; cell < key.length; cell++) {
            Object value = row[key[cell]];
            Object least = lower[cell];
            Object greatest = upper[cell];
            if (value != null
                    && ((least != null && Shape.compare(value, least) < 0)
                            || (greatest != null && Shape.compare(value, greatest) > 0))) {
                return false;
            }
        }
        return true;
    }

    boolean holds(long hash, long now) {
        asked = now;
        return hashes != null && Arrays.binarySearch(hashes, hash) >= 0;
    }
}

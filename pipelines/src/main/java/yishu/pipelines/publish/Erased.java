package yishu.pipelines.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;
import yishu.content.TableLock;
import yishu.pipelines.personal.Marks;

/**
 * What is remembered of erasures: {@code ops.erasures}, who erased how much of what and on which ground, and never of whom;
 * and {@code ops.erased}, the marks by which a person is recognized who must not come back.
 */
public final class Erased {
    public static final StructType TRAIL = StructType.fromDDL("erasure_id STRING, at TIMESTAMP, erased_by STRING, "
            + "basis STRING, step STRING, object STRING, row_count BIGINT, releases STRING, note STRING");
    private static final StructType MARKS = StructType.fromDDL("mark STRING, erasure_id STRING");
    private static final String TRAIL_NAME = "erasures";
    private static final String MARKS_NAME = "erased";

    private final Lake lake;

    public Erased(Lake lake) {
        this.lake = lake;
    }

    /** The names of both tables, which no erasure looks into. */
    public static Set<String> tables() {
        return Set.of(Ops.full(TRAIL_NAME), Ops.full(MARKS_NAME));
    }

    /** Those whose data was erased; none if nobody's was. */
    public Optional<Marks> marks() {
        if (!lake.has(Ops.full(MARKS_NAME))) {
            return Optional.empty();
        }
        Set<String> marks = new Ops(lake)
                .read(MARKS_NAME, Expressions.alwaysTrue()).stream()
                        .map(it -> String.valueOf(it.getField("mark")))
                        .collect(Collectors.toSet());
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Marks(lake.vault().keys(), marks));
    }

    /** Sets marks, each with the erasure that it is of. */
    public void mark(List<Row> marks) {
        append(MARKS_NAME, MARKS, marks);
    }

    /** Adds to the trail. */
    public void tell(List<Row> steps) {
        append(TRAIL_NAME, TRAIL, steps);
    }

    private void append(String name, StructType schema, List<Row> rows) {
        lake.ensure(Ops.full(name), schema, Map.of());
        try (TableLock lock = lake.locks().take(Ops.full(name), line -> {})) {
            lake.spark()
                    .createDataFrame(rows, schema)
                    .coalesce(1)
                    .writeTo(Lake.spark(Ops.full(name)))
                    .append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
    }
}

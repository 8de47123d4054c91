package yishu.pipelines.past;

import java.util.Optional;
import org.apache.iceberg.data.Record;

/** What becomes of a row: itself, another in its place, or nothing. */
@FunctionalInterface
public interface RowRule {
    /** The row that stays; the very same where nothing is to be done. */
    Optional<Record> apply(Record row);
}

package yishu.pipelines.check;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a check found in a load.
 *
 * @param text what is wrong, as a sentence; empty when nothing is
 * @param rows the rows at fault with a column {@code reason} more; none when the check passed
 */
record Finding(String text, Optional<Dataset<Row>> rows) {
    static Finding none() {
        return new Finding("", Optional.empty());
    }
}

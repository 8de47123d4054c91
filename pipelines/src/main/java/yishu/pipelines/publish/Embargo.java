package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Row;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.normalize.Period;

/** Until when nobody may see what is prepared of a dataset, by its contract. */
final class Embargo {
    private final Lake lake;
    private final CoreTable table;
    private final Dataset dataset;
    private final Clock clock;
    private final ZoneId zone;

    Embargo(Lake lake, CoreTable table, Dataset dataset, Clock clock, ZoneId zone) {
        this.lake = lake;
        this.table = table;
        this.dataset = dataset;
        this.clock = clock;
        this.zone = zone;
    }

    Optional<Instant> of(Draft draft, List<String> loads) {
        return dataset.contract()
                .release()
                .flatMap(plan -> plan.embargo(newest(draft, loads), last(), LocalDateTime.now(clock.withZone(zone))))
                .map(moment -> moment.atZone(zone).toInstant());
    }

    /** The last day of the newest period that is prepared. */
    private Optional<LocalDate> newest(Draft draft, List<String> loads) {
        org.apache.spark.sql.Dataset<Row> periods = draft.rows()
                .filter(col("load_id").isin(loads.toArray()))
                .select("time_period")
                .distinct();
        return periods.collectAsList().stream()
                .map(row -> row.getString(0))
                .filter(Objects::nonNull)
                .map(text -> Period.parse(text).end())
                .max(Comparator.naturalOrder());
    }

    private Optional<LocalDateTime> last() {
        Snapshot last = lake.table(table.vintages()).currentSnapshot();
        return new Publication(lake, table.vintages()).latestRelease().map(any -> Instant.ofEpochMilli(
                        last.timestampMillis())
                .atZone(zone)
                .toLocalDateTime());
    }
}

package yishu.pipelines.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * {@code ops.releases}: what people did to the releases of all datasets. A release is told of when it is published or
 * withdrawn, with all that happened to it before; until then nobody can ask whether there is one.
 */
final class EventTable {
    private static final String NAME = "releases";
    private static final StructType SCHEMA = StructType.fromDDL("event_id STRING, dataset STRING, release STRING, "
            + "event STRING, person STRING, account STRING, happened_at TIMESTAMP, snapshot_id BIGINT, content_hash STRING, "
            + "embargo TIMESTAMP, restored STRING, reason STRING");

    private final Lake lake;
    private final String dataset;

    EventTable(Lake lake, String dataset) {
        this.lake = lake;
        this.dataset = dataset;
    }

    /** Tells the events, those that are not there yet; the last of them names the release. */
    void tell(List<ReleaseEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        String name = Ops.full(NAME);
        lake.ensure(name, SCHEMA, Map.of());
        String release = events.get(events.size() - 1).release();
        Set<String> told = new Ops(lake)
                .read(NAME, Expressions.equal("dataset", dataset)).stream()
                        .map(EventTable::id)
                        .collect(Collectors.toSet());
        List<List<@Nullable Object>> rows = events.stream()
                .filter(event -> !told.contains(id(event)))
                .map(event -> row(event, release))
                .toList();
        if (!rows.isEmpty()) {
            new Ops(lake).append(NAME, SCHEMA, rows);
        }
    }

    private static String id(Record record) {
        return String.valueOf(record.getField("event_id"));
    }

    private String id(ReleaseEvent event) {
        return dataset + " " + event.kind().name().toLowerCase(Locale.ROOT) + " " + event.snapshot() + " " + event.at();
    }

    private List<@Nullable Object> row(ReleaseEvent event, String release) {
        return Arrays.asList(
                id(event),
                dataset,
                release,
                event.kind().name().toLowerCase(Locale.ROOT),
                event.person().name(),
                event.person().account(),
                event.at(),
                event.snapshot(),
                event.content(),
                event.embargo().orElse(null),
                event.restored(),
                event.reason());
    }
}

package yishu.semantic.stewardship;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Due;
import yishu.pipelines.contract.Due.Owed;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;

/**
 * Which periods of a dataset came, and on which day. A period came when a file that holds it was first loaded; that the
 * file was read again later, under another definition, does not make it late.
 */
final class Deliveries {
    private final Warehouse warehouse;
    private final Engine engine;
    private final ZoneId zone;

    Deliveries(Warehouse warehouse, Engine engine, ZoneId zone) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.zone = zone;
    }

    /** By the last day of the period; what came after {@code day} is not known. */
    NavigableMap<LocalDate, LocalDate> of(Dataset dataset, Due due, LocalDate day) {
        TreeMap<LocalDate, LocalDate> came = new TreeMap<>();
        for (List<@Nullable Object> row : rows(dataset)) {
            if (row.get(0) instanceof String period && row.get(2) instanceof OffsetDateTime moment) {
                LocalDate on = moment.atZoneSameInstant(zone).toLocalDate();
                LocalDate last = Span.last(period);
                Owed owed = due.around(last);
                if (!on.isAfter(day) && ("D".equals(row.get(1)) || owed.last().equals(last))) {
                    came.merge(owed.last(), on, (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
        return came;
    }

    private List<List<@Nullable Object>> rows(Dataset dataset) {
        Optional<Pinned> vintages = warehouse.find(new TableName("core", dataset.table() + "_vintages"));
        if (vintages.isEmpty()) {
            return List.of();
        }
        List<Pinned> tables =
                new ArrayList<>(warehouse.pin(List.of(TableName.parse("ops.files"), TableName.parse("ops.runs"))));
        tables.add(vintages.get());
        return engine.run(
                        "WITH seen AS (SELECT f.file_hash, min(r.ended_at) AS came FROM \"ops.files\" AS f"
                                + " JOIN \"ops.runs\" AS r USING (load_id, dataset) WHERE f.dataset = '" + dataset.id()
                                + "' AND r.outcome = 'published' GROUP BY f.file_hash)"
                                + " SELECT v.time_period, v.freq, min(seen.came) FROM \""
                                + vintages.get().name()
                                + "\" AS v JOIN seen USING (file_hash) WHERE v.time_period IS NOT NULL GROUP BY ALL",
                        tables)
                .values();
    }
}

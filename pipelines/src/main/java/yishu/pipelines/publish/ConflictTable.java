package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.lit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.reconcile.Conflicts;

/** Keeps {@code ops.conflicts} in step with the vintages: written anew whenever a snapshot that it follows has changed. */
final class ConflictTable {
    private static final String NAME = "ops.conflicts";

    private final Lake lake;
    private final Progress progress;
    private final CommitPoints points;

    ConflictTable(Lake lake, Progress progress, CommitPoints points) {
        this.lake = lake;
        this.progress = progress;
        this.points = points;
    }

    void follow(List<Dataset> datasets) {
        try (TableLock lock = TableLock.take(lake.folder(), NAME, progress)) {
            lake.ensure(NAME, Conflicts.SCHEMA, Map.of());
            Publication publication = new Publication(lake, NAME);
            publication.sweep();
            String state = state(datasets);
            if (publication.latest().equals(Optional.of(state))) {
                return;
            }
            Optional<org.apache.spark.sql.Dataset<Row>> found = Conflicts.find(vintages(datasets));
            if (found.isPresent()) {
                progress.say("comparing sources and editions");
                publication.publish(state, Optional.empty(), branch -> overwrite(found.get(), branch), branch -> {});
                points.reached("conflicts published");
            }
        }
    }

    private Map<Conflicts.Source, org.apache.spark.sql.Dataset<Row>> vintages(List<Dataset> datasets) {
        Map<Conflicts.Source, org.apache.spark.sql.Dataset<Row>> vintages = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            String table = new CoreTable(dataset).vintages();
            if (lake.has(table)) {
                vintages.put(new Conflicts.Source(dataset.id(), dataset.contract()), lake.rows(table));
            }
        }
        return vintages;
    }

    private static void overwrite(org.apache.spark.sql.Dataset<Row> rows, String branch) {
        try {
            rows.writeTo(branch).overwrite(lit(true));
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names the snapshots that the conflicts are worked out from. */
    private String state(List<Dataset> datasets) {
        StringBuilder snapshots = new StringBuilder();
        for (Dataset dataset : datasets) {
            String table = new CoreTable(dataset).vintages();
            if (lake.has(table)) {
                snapshots
                        .append(table)
                        .append(lake.table(table).currentSnapshot().snapshotId());
            }
        }
        return UUID.nameUUIDFromBytes(snapshots.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}

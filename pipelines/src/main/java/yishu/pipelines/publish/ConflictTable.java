package yishu.pipelines.publish;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Row;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Register;
import yishu.pipelines.reconcile.Conflicts;

/** Keeps {@code ops.conflicts} in step with the vintages: written anew whenever a snapshot that it follows has changed. */
public final class ConflictTable {
    private static final String NAME = "ops.conflicts";

    private final Lake lake;
    private final Progress progress;
    private final CommitPoints points;

    public ConflictTable(Lake lake, Progress progress, CommitPoints points) {
        this.lake = lake;
        this.progress = progress;
        this.points = points;
    }

    /** Writes it anew if need be. */
    public void follow(List<Dataset> datasets) {
        try (TableLock lock = lake.locks().take(NAME, progress::say)) {
            lake.ensure(NAME, Conflicts.SCHEMA, Map.of());
            points.reached("conflicts ready");
            Publication publication = new Publication(lake, NAME);
            publication.sweep();
            String state = state(datasets);
            if (publication.latestLoad().equals(Optional.of(state))) {
                return;
            }
            Optional<org.apache.spark.sql.Dataset<Row>> found = Conflicts.find(vintages(datasets));
            if (found.isPresent()) {
                progress.say("comparing sources and editions");
                Draft draft = Draft.begin(lake, NAME, state);
                draft.overwrite(found.get(), state, Optional.empty());
                points.reached("conflicts written");
                draft.publish(Optional.empty());
                points.reached("conflicts published");
            }
        }
    }

    private Map<Conflicts.Source, org.apache.spark.sql.Dataset<Row>> vintages(List<Dataset> datasets) {
        Register register = Register.of(datasets);
        Map<Conflicts.Source, org.apache.spark.sql.Dataset<Row>> vintages = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            String table = new CoreTable(dataset).vintages();
            if (lake.has(table)) {
                vintages.put(new Conflicts.Source(dataset.id(), dataset.contract(), register), lake.rows(table));
            }
        }
        return vintages;
    }

    /** Names what the conflicts are worked out from: columns, contracts and snapshots. */
    private String state(List<Dataset> datasets) {
        StringBuilder snapshots = new StringBuilder(Conflicts.SCHEMA.toDDL());
        for (Dataset dataset : datasets) {
            String table = new CoreTable(dataset).vintages();
            if (lake.has(table)) {
                snapshots
                        .append(table)
                        .append(dataset.contract().items())
                        .append(lake.table(table).currentSnapshot().snapshotId());
            }
        }
        return UUID.nameUUIDFromBytes(snapshots.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}

package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/** What came to the vintages since a release that the newest editions have followed. */
final class Followed {
    private final Table vintages;

    Followed(Table vintages) {
        this.vintages = vintages;
    }

    /**
     * The data files that came, if nothing else did, and each of their rows tells a figure that no other row tells: then
     * they are newest editions as they are.
     *
     * @param release that was followed last; none before the first
     */
    Optional<List<DataFile>> newFigures(Optional<String> release) {
        Snapshot last = vintages.currentSnapshot();
        @Nullable Snapshot followed = null;
        for (Snapshot it : SnapshotUtil.currentAncestors(vintages)) {
            followed = it;
            if (release.isPresent()
                    && release.equals(Optional.ofNullable(it.summary().get(Publication.RELEASE)))) {
                return addedOnly(it, last);
            }
            if (it.operation().equals(DataOperations.APPEND)
                    && !"true".equals(it.summary().get(Publication.NEW_FIGURES))
                    && !"0".equals(it.summary().getOrDefault("added-records", "0"))) {
                return Optional.empty();
            }
        }
        return release.isEmpty() && followed != null && Publication.count(followed) == 0
                ? addedOnly(followed, last)
                : Optional.empty();
    }

    private Optional<List<DataFile>> addedOnly(Snapshot from, Snapshot to) {
        Map<String, DataFile> before = files(from);
        Map<String, DataFile> after = files(to);
        if (!after.keySet().containsAll(before.keySet())) {
            return Optional.empty();
        }
        after.keySet().removeAll(before.keySet());
        return Optional.of(new ArrayList<>(after.values()));
    }

    private Map<String, DataFile> files(Snapshot snapshot) {
        Map<String, DataFile> files = new HashMap<>();
        FileRows.planned(vintages.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats())
                .forEach(file -> files.put(file.location(), file));
        return files;
    }
}

package yishu.pipelines.publish;

import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Snapshot;

/**
 * Finishes or undoes what a killed load left behind. A load whose vintages were published is finished: the newest
 * editions follow, and what was staged for {@code ops} is replayed. Any other leaves nothing but a branch, which goes.
 */
final class Recovery {
    private final Lake lake;
    private final CoreTable table;
    private final Staging staging;
    private final Ops ops;
    private final CommitPoints points;

    Recovery(Lake lake, CoreTable table, Staging staging, Ops ops, CommitPoints points) {
        this.lake = lake;
        this.table = table;
        this.staging = staging;
        this.ops = ops;
        this.points = points;
    }

    /** Whether there was anything to mend. */
    boolean run() {
        Release release = new Release(lake, table, points);
        new Publication(lake, table.raw()).sweep();
        release.vintages().sweep();
        release.newest().sweep();
        boolean mended = false;
        for (String load : staging.loads()) {
            Optional<Snapshot> published = release.vintages().published(load);
            if (published.isPresent()) {
                if (release.newest().published(load).isEmpty()) {
                    String tag =
                            Objects.requireNonNull(published.get().summary().get(Publication.RELEASE));
                    release.publishNewest(load, tag);
                }
                staging.replay(load, ops, points);
                mended = true;
            }
            staging.remove(load);
        }
        return mended;
    }
}

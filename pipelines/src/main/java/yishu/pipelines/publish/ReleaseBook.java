package yishu.pipelines.publish;

import java.util.List;
import java.util.Optional;
import yishu.pipelines.contract.Dataset;

/** What can be read of a dataset's releases: those that were published, and the one that is prepared. */
public final class ReleaseBook {
    private final Lake lake;
    private final Dataset dataset;
    private final CoreTable table;

    public ReleaseBook(Lake lake, Dataset dataset) {
        this.lake = lake;
        this.dataset = dataset;
        this.table = new CoreTable(dataset);
    }

    /** Whether anything was ever loaded. */
    public boolean exists() {
        return lake.has(table.vintages());
    }

    /** What is prepared, if anything is. */
    public Optional<Prepared> prepared() {
        return exists() ? shelf().prepared() : Optional.empty();
    }

    /** Whether nothing was published since it was prepared. */
    public boolean isCurrent(Prepared prepared) {
        return shelf().isCurrent(prepared);
    }

    /** Whether the contract is still the one that it was prepared under. */
    public boolean isAgreed(Prepared prepared) {
        return Definition.hash(List.of(dataset.recipe().contract())).equals(prepared.contract());
    }

    /** The hash of what it changes, as it is now. */
    public String content(Prepared prepared) {
        return new ContentHash(lake.table(table.vintages())).of(prepared.base(), prepared.snapshot());
    }

    /** Every release, the first one first. */
    public List<ReleaseTag> releases() {
        return exists() ? new Rollback(lake, table, CommitPoints.ignored()).releases() : List.of();
    }

    /** The snapshot of the vintages that everybody sees. */
    public long main() {
        return lake.table(table.vintages()).currentSnapshot().snapshotId();
    }

    private Shelf shelf() {
        return new Shelf(lake, table, CommitPoints.ignored());
    }
}

package yishu.pipelines.publish;

import java.time.LocalDate;
import java.time.ZoneId;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;

/** One dataset's turn to be released, under its lock, after whatever was interrupted is finished. */
public final class ReleaseTurn implements AutoCloseable {
    private final Lake lake;
    private final Dataset dataset;
    private final CoreTable table;
    private final CommitPoints points;
    private final Shelf shelf;
    private final Release release;
    private final TableLock lock;

    private ReleaseTurn(Lake lake, Dataset dataset, CommitPoints points, TableLock lock) {
        this.lake = lake;
        this.dataset = dataset;
        this.table = new CoreTable(dataset);
        this.points = points;
        this.shelf = new Shelf(lake, table, points);
        this.release = new Release(lake, table, points);
        this.lock = lock;
    }

    /** Waits for the turn; throws an {@link InputException} if nothing was ever loaded. */
    public static ReleaseTurn take(Lake lake, Dataset dataset, Progress progress, CommitPoints points) {
        CoreTable table = new CoreTable(dataset);
        if (!lake.has(table.newest())) {
            throw new InputException("Cannot find a release of '" + dataset.id() + "': nothing of it was ever loaded");
        }
        TableLock lock = lake.locks().take(table.newest(), progress::say);
        boolean taken = false;
        try {
            new Ops(lake).ensure();
            new Recovery(lake, dataset, points).run();
            taken = true;
            return new ReleaseTurn(lake, dataset, points, lock);
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    private void finish() {
        new Recovery(lake, dataset, points).run();
    }

    /** Adds an event to what is prepared: it is approved, or prepared again as it is. */
    public void add(Prepared prepared, ReleaseEvent event) {
        shelf.add(prepared, event.to(prepared.snapshot(), prepared.prepared().content()));
        points.reached("release marked");
    }

    /** Makes what is prepared what everybody sees; gives the tag that names the release. */
    public String publish(Prepared prepared, ReleaseEvent event, ZoneId zone) {
        String tag = release.next(LocalDate.ofInstant(event.at(), zone));
        shelf.publishRaw();
        points.reached("raw published");
        String last = prepared.loads().get(prepared.loads().size() - 1);
        Draft draft = Draft.begin(lake, table.vintages(), last, prepared.head());
        points.reached("vintages begun");
        shelf.mark(
                draft,
                prepared,
                event.to(prepared.snapshot(), prepared.prepared().content())
                        .until(prepared.embargo())
                        .as(tag));
        points.reached("release marked");
        release.describe();
        release.publish(draft, tag);
        finish();
        return tag;
    }

    /** Forgets what is prepared. */
    public void withdraw(Prepared prepared, ReleaseEvent event) {
        shelf.clear(prepared, event.to(prepared.snapshot(), prepared.prepared().content()));
        finish();
    }

    /** Goes back to an earlier release; gives the tag that now names it. */
    public String rollback(ReleaseTag earlier, ReleaseEvent event, ZoneId zone) {
        String tag = release.next(LocalDate.ofInstant(event.at(), zone));
        ReleaseEvent told = event.to(earlier.snapshot(), "").as(tag).restoring(earlier.tag());
        new Rollback(lake, table, points).to(earlier, tag, told);
        finish();
        return tag;
    }

    @Override
    public void close() {
        lock.close();
    }
}

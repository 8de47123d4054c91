package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;

/**
 * Where a release lies between its preparation and its publication: on the branch {@code prepared} of the vintages and of
 * the received rows. The branch of the vintages is what counts; its last snapshot has no rows and tells what was done.
 */
final class Shelf {
    static final String BRANCH = "prepared";

    /** The events that go with no snapshot: of a release that was withdrawn, or of the last rollback. */
    static final String LAST = "yishu.release.last";

    private static final String EVENTS = "yishu.release.events";
    private static final String BASE = "yishu.release.base";
    private static final String RAW = "yishu.release.raw";
    private static final String LOADS = "yishu.release.loads";
    private static final String CONTRACT = "yishu.release.contract";

    private final Lake lake;
    private final CoreTable table;
    private final CommitPoints points;

    Shelf(Lake lake, CoreTable table, CommitPoints points) {
        this.lake = lake;
        this.table = table;
        this.points = points;
    }

    Optional<Prepared> prepared() {
        Optional<Snapshot> head = Optional.ofNullable(vintages().snapshot(BRANCH));
        return head.map(it -> new Prepared(
                it.snapshotId(),
                Long.parseLong(said(it, BASE)),
                Long.parseLong(said(it, RAW)),
                List.of(said(it, LOADS).split(",")),
                said(it, CONTRACT),
                ReleaseEvents.parse(said(it, EVENTS))));
    }

    private static String said(Snapshot snapshot, String key) {
        return Optional.ofNullable(snapshot.summary().get(key)).orElseThrow();
    }

    /** The events that may not have been told yet, as one list for each release. */
    List<List<ReleaseEvent>> ended() {
        Table vintages = vintages();
        return Stream.of(
                        Optional.ofNullable(vintages.currentSnapshot().summary().get(EVENTS)),
                        Optional.ofNullable(vintages.properties().get(LAST)))
                .flatMap(Optional::stream)
                .map(ReleaseEvents::parse)
                .toList();
    }

    /** Whether nothing was published since it was prepared. */
    boolean isCurrent(Prepared prepared) {
        return vintages().currentSnapshot().snapshotId() == prepared.base();
    }

    /**
     * Puts drafts here that have passed their checks, in the place of what lies here.
     *
     * @param loads that they hold
     * @param contract hash of the contract
     * @param event how they were prepared
     */
    void put(Draft vintages, Draft raw, List<String> loads, String contract, ReleaseEvent event) {
        Table changed = vintages();
        long main = changed.currentSnapshot().snapshotId();
        long rows = changed.snapshot(vintages.branch()).snapshotId();
        String content = new ContentHash(changed).of(main, rows);
        List<ReleaseEvent> events =
                new ArrayList<>(prepared().map(Prepared::events).orElse(List.of()));
        events.add(event.to(rows, content));
        long received = lake.table(table.raw()).snapshot(raw.branch()).snapshotId();
        mark(vintages.branch(), new Prepared(rows, main, received, loads, contract, events));
        points.reached("release marked");
        raw.rename(BRANCH);
        points.reached("raw prepared");
        vintages.rename(BRANCH);
        points.reached("release prepared");
    }

    /** Adds an event to what lies here. */
    void add(Prepared prepared, ReleaseEvent event) {
        mark(BRANCH, with(prepared, event));
    }

    /** Marks a draft that was begun at what lies here as the release that it becomes. */
    void mark(Draft draft, Prepared prepared, ReleaseEvent event) {
        mark(draft.branch(), with(prepared, event));
    }

    private static Prepared with(Prepared prepared, ReleaseEvent event) {
        List<ReleaseEvent> events = new ArrayList<>(prepared.events());
        events.add(event);
        return new Prepared(
                prepared.head(), prepared.base(), prepared.raw(), prepared.loads(), prepared.contract(), events);
    }

    private void mark(String branch, Prepared prepared) {
        var marker = vintages().newAppend().toBranch(branch);
        ReleaseEvent last = prepared.events().get(prepared.events().size() - 1);
        Map<String, String> summary = Map.of(
                EVENTS, ReleaseEvents.text(prepared.events()),
                BASE, String.valueOf(prepared.base()),
                RAW, String.valueOf(prepared.raw()),
                LOADS, String.join(",", prepared.loads()),
                CONTRACT, prepared.contract());
        summary.forEach(marker::set);
        if (!last.release().isEmpty()) {
            marker.set(Publication.RELEASE, last.release());
            marker.set(Publication.LOAD, prepared.loads().get(prepared.loads().size() - 1));
        }
        marker.commit();
    }

    /** Makes the received rows visible that go with what lies here. */
    void publishRaw() {
        Table raw = lake.table(table.raw());
        if (raw.snapshot(BRANCH) != null) {
            raw.manageSnapshots()
                    .fastForwardBranch(SnapshotRef.MAIN_BRANCH, BRANCH)
                    .removeBranch(BRANCH)
                    .commit();
        }
    }

    /** Forgets what lies here. */
    void clear(Prepared prepared, ReleaseEvent withdrawn) {
        Transaction clear = vintages().newTransaction();
        clear.manageSnapshots().removeBranch(BRANCH).commit();
        clear.updateProperties()
                .set(LAST, ReleaseEvents.text(with(prepared, withdrawn).events()))
                .commit();
        clear.commitTransaction();
        points.reached("release withdrawn");
    }

    /** Lets the received rows follow the vintages again, if a process was killed between the two. */
    void mend() {
        Table raw = lake.table(table.raw());
        Snapshot there = raw.snapshot(BRANCH);
        Optional<Prepared> prepared = prepared();
        if (there == null) {
            return;
        }
        if (prepared.isEmpty()) {
            raw.manageSnapshots().removeBranch(BRANCH).commit();
        } else if (there.snapshotId() != prepared.get().raw()) {
            raw.manageSnapshots().replaceBranch(BRANCH, prepared.get().raw()).commit();
        }
    }

    private Table vintages() {
        return lake.table(table.vintages());
    }
}

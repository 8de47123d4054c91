package yishu.pipelines.publish;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** What was published of one table: which loads, under which releases. */
public final class Publication {
    /** Of a snapshot: the load that made it. */
    public static final String LOAD = "yishu.load";
    /** Of a snapshot: the release that it belongs to. */
    public static final String RELEASE = "yishu.release";

    static final String NEW_FIGURES = "yishu.new-figures";
    private static final String PREFIX = "release-";
    private static final String REFUSED = "_refused_";

    private final Lake lake;
    private final String name;

    Publication(Lake lake, String name) {
        this.lake = lake;
        this.name = name;
    }

    /** Removes the branches that killed loads left behind. */
    void sweep() {
        Table table = lake.table(name);
        table.refs().forEach((ref, target) -> {
            if (target.isBranch() && ref.startsWith(Draft.BRANCH_PREFIX)) {
                table.manageSnapshots().removeBranch(ref).commit();
            }
        });
    }

    /** Whether a load was published. */
    boolean holds(String load) {
        return history().anyMatch(snapshot -> load.equals(snapshot.summary().get(LOAD)));
    }

    /** The id of a load that is refused: run again over the same snapshot, it is told once. */
    static String refused(String load, long snapshot) {
        return load + REFUSED + snapshot;
    }

    static boolean isRefused(String load) {
        return load.contains(REFUSED);
    }

    /** Whether something was published since a load was refused. */
    boolean hasOvertaken(String load) {
        if (!isRefused(load)) {
            return false;
        }
        Table table = lake.table(name);
        long over = Long.parseLong(load.substring(load.indexOf(REFUSED) + REFUSED.length()));
        Snapshot then = table.snapshot(over);
        return then == null || table.currentSnapshot().sequenceNumber() > then.sequenceNumber();
    }

    /** The load that was published last, if any. */
    Optional<String> latestLoad() {
        return latest(LOAD);
    }

    /** The release that was published last, if any. */
    Optional<String> latestRelease() {
        return latest(RELEASE);
    }

    private Optional<String> latest(String key) {
        return history()
                .map(snapshot -> snapshot.summary().get(key))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** How many rows a snapshot has, as its commit counted them. */
    static long count(Snapshot snapshot) {
        return Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
    }

    /** The published snapshots, the last one first. */
    private Stream<Snapshot> history() {
        Iterable<Snapshot> history = SnapshotUtil.currentAncestors(lake.table(name));
        return StreamSupport.stream(history.spliterator(), false);
    }

    /** The number of the last release of a day: 2 after {@code release-2026-05-01.2}, 0 before the first. */
    int releasesOf(LocalDate day) {
        return releasesOf(lake.table(name), day);
    }

    /** The same of a table at hand. */
    public static int releasesOf(Table table, LocalDate day) {
        String prefix = prefix(day);
        return table.refs().keySet().stream()
                .filter(ref -> ref.startsWith(prefix))
                .mapToInt(ref -> Integer.parseInt(ref.substring(prefix.length())))
                .max()
                .orElse(0);
    }

    /** The day of the last release. */
    Optional<LocalDate> lastDay() {
        return lastDay(lake.table(name));
    }

    /** The same of a table at hand. */
    public static Optional<LocalDate> lastDay(Table table) {
        return table.refs().keySet().stream()
                .filter(ref -> ref.startsWith(PREFIX))
                .map(ref -> LocalDate.parse(ref.substring(PREFIX.length(), ref.lastIndexOf('.'))))
                .max(Comparator.naturalOrder());
    }

    /** The name of a release. */
    public static String release(LocalDate day, int number) {
        return prefix(day) + number;
    }

    private static String prefix(LocalDate day) {
        return PREFIX + day + ".";
    }
}

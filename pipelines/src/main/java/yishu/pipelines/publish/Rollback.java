package yishu.pipelines.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.expressions.Expressions;

/**
 * Goes back to an earlier release: {@code main} of both tables is set to its snapshot, which gets a new tag. What is gone
 * back from stays under its own tags; the vintages remember which of them were undone.
 */
final class Rollback {
    private static final String UNDONE = "yishu.release.undone";
    private static final Pattern TAG = Pattern.compile("release-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,9})");

    private final Lake lake;
    private final CoreTable table;
    private final CommitPoints points;

    Rollback(Lake lake, CoreTable table, CommitPoints points) {
        this.lake = lake;
        this.table = table;
        this.points = points;
    }

    /** Every release of the vintages, the first one first. */
    List<ReleaseTag> releases() {
        Table vintages = lake.table(table.vintages());
        Set<String> undone = undone();
        return vintages.refs().entrySet().stream()
                .filter(ref ->
                        ref.getValue().isTag() && TAG.matcher(ref.getKey()).matches())
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(ref -> released(vintages, ref.getKey(), ref.getValue(), undone))
                .toList();
    }

    private static ReleaseTag released(Table vintages, String tag, SnapshotRef ref, Set<String> undone) {
        Instant at = Instant.ofEpochMilli(vintages.snapshot(ref.snapshotId()).timestampMillis());
        return new ReleaseTag(tag, ref.snapshotId(), at, undone.contains(tag));
    }

    private static final Comparator<String> ORDER =
            Comparator.comparing(Rollback::day).thenComparingInt(Rollback::number);

    private static LocalDate day(String tag) {
        return LocalDate.parse(matched(tag).group(1));
    }

    private static int number(String tag) {
        return Integer.parseInt(matched(tag).group(2));
    }

    private static Matcher matched(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Cannot read release '" + tag + "'");
        }
        return matcher;
    }

    /** The releases that were gone back from. */
    Set<String> undone() {
        String said = lake.table(table.vintages()).properties().getOrDefault(UNDONE, "");
        return said.isEmpty() ? Set.of() : Set.of(said.split(","));
    }

    /** Goes back; what was published after that release counts as not published. */
    void to(ReleaseTag earlier, String tag, ReleaseEvent event) {
        List<String> undone = Stream.concat(
                        undone().stream(),
                        Stream.concat(
                                releases().stream()
                                        .filter(it -> ORDER.compare(it.tag(), earlier.tag()) > 0)
                                        .filter(it -> it.snapshot() != earlier.snapshot())
                                        .map(ReleaseTag::tag),
                                passed(earlier.tag()).stream()))
                .distinct()
                .toList();
        Transaction rollback = lake.table(table.vintages()).newTransaction();
        rollback.manageSnapshots()
                .setCurrentSnapshot(earlier.snapshot())
                .createTag(tag, earlier.snapshot())
                .commit();
        rollback.updateProperties()
                .set(UNDONE, String.join(",", new TreeSet<>(undone)))
                .set(Shelf.LAST, ReleaseEvents.text(List.of(event)))
                .commit();
        rollback.commitTransaction();
        points.reached("vintages rolled back");
        follow();
    }

    /** The later releases of which nothing but what they loaded is remembered: streams keep the last of each hour. */
    private List<String> passed(String earlier) {
        Set<String> kept = lake.table(table.vintages()).refs().keySet();
        return new Ops(lake)
                .read(Ops.RUNS, Expressions.equal("dataset", table.dataset())).stream()
                        .map(run -> String.valueOf(run.getField("release")))
                        .filter(release -> TAG.matcher(release).matches() && !kept.contains(release))
                        .filter(release -> ORDER.compare(release, earlier) > 0)
                        .toList();
    }

    /** Takes the newest editions back to where the vintages went. */
    void follow() {
        Table vintages = lake.table(table.vintages());
        Table newest = lake.table(table.newest());
        List<String> here = tagsAt(vintages, vintages.currentSnapshot().snapshotId());
        Optional<String> there =
                here.stream().filter(newest.refs()::containsKey).findFirst();
        List<String> lacking =
                here.stream().filter(tag -> !newest.refs().containsKey(tag)).toList();
        if (there.isPresent() && !lacking.isEmpty()) {
            long snapshot = Optional.ofNullable(newest.snapshot(there.get()))
                    .orElseThrow()
                    .snapshotId();
            ManageSnapshots back = newest.manageSnapshots().setCurrentSnapshot(snapshot);
            lacking.forEach(tag -> back.createTag(tag, snapshot));
            back.commit();
            points.reached("newest rolled back");
        }
    }

    private static List<String> tagsAt(Table table, long snapshot) {
        List<String> tags = new ArrayList<>();
        table.refs().forEach((ref, target) -> {
            if (target.isTag()
                    && target.snapshotId() == snapshot
                    && TAG.matcher(ref).matches()) {
                tags.add(ref);
            }
        });
        tags.sort(ORDER);
        return tags;
    }
}

package yishu.pipelines.publish;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Publishes in both tables of a dataset under one release tag: first the vintages, which is the commit point, then the
 * newest editions, which follow from them.
 */
final class Release {
    private final Lake lake;
    private final CoreTable table;
    private final CommitPoints points;

    Release(Lake lake, CoreTable table, CommitPoints points) {
        this.lake = lake;
        this.table = table;
        this.points = points;
    }

    Publication vintages() {
        return new Publication(lake, table.vintages());
    }

    private Publication newest() {
        return new Publication(lake, table.newest());
    }

    /** Removes the branches that a killed load left behind. */
    void sweep() {
        new Publication(lake, table.raw()).sweep();
        vintages().sweep();
        newest().sweep();
    }

    /** The next free tag of that day, {@code release-2026-05-01.2}, or of the last release's when a clock went back. */
    String next(LocalDate today) {
        LocalDate day = Stream.of(vintages().lastDay(), newest().lastDay(), Optional.of(today))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Publication.release(day, 1 + Math.max(vintages().releasesOf(day), newest().releasesOf(day)));
    }

    /** Makes the vintages' draft what everybody sees, and lets the newest editions follow. */
    void publish(Draft vintages, String release) {
        vintages.publish(Optional.of(release));
        points.reached("vintages published");
        follow();
        describe();
    }

    /** Brings the newest editions to the release of the vintages, if they are not there. */
    void follow() {
        new Rollback(lake, table, points).follow();
        Optional<String> release = vintages().latestRelease();
        Optional<String> followed = newest().latestRelease();
        if (release.isPresent() && !release.equals(followed)) {
            String load = vintages().latestLoad().orElseThrow();
            Draft draft = Draft.begin(lake, table.newest(), load);
            points.reached("newest begun");
            write(draft, load, release, followed);
            points.reached("newest written");
            draft.publish(release);
            points.reached("newest published");
        }
    }

    /** Tells other programs of the tables what the contract says. */
    void describe() {
        lake.describe(table.vintages(), table.properties());
        lake.describe(table.newest(), table.properties());
    }

    /** Works the newest editions out again when rows were taken out of both tables, and moves the release to them. */
    void followAgain() {
        Optional<String> release = newest().latestRelease();
        Dataset<Row> expected = lake.spark().sql(table.newestOf(Lake.spark(table.vintages())));
        if (release.isEmpty() || expected.count() == lake.rows(table.newest()).count()) {
            return;
        }
        Draft draft = Draft.begin(lake, table.newest(), "again");
        draft.overwrite(expected, newest().latestLoad().orElseThrow(), release);
        draft.publish(Optional.empty());
        Table written = lake.table(table.newest());
        written.manageSnapshots()
                .replaceTag(release.get(), written.currentSnapshot().snapshotId())
                .commit();
    }

    /** Figures that are told once are added as they are; where others came, the newest of each is sought anew. */
    private void write(Draft draft, String load, Optional<String> release, Optional<String> followed) {
        FileCopies copies = new FileCopies(lake.table(table.vintages()), draft.table());
        Optional<List<DataFile>> added = copies.arePossible()
                ? new Followed(lake.table(table.vintages())).newFigures(followed)
                : Optional.empty();
        if (added.isPresent()) {
            long keys = draft.count() + Candidates.rows(added.get());
            draft.append(copies.of(added.get()), load, release, true);
            audit(draft, load, keys);
        } else {
            draft.overwrite(lake.spark().sql(table.newestOf(Lake.spark(table.vintages()))), load, release);
            audit(draft, load, keysOf(lake.rows(table.vintages())).count());
        }
    }

    private Dataset<Row> keysOf(Dataset<Row> vintages) {
        Column[] key = table.figureKey().stream().map(functions::col).toArray(Column[]::new);
        return vintages.select(key).distinct();
    }

    /** Throws when the draft does not hold one row for each key. */
    private void audit(Draft draft, String load, long keys) {
        long rows = draft.count();
        if (rows != keys) {
            throw new IllegalStateException("Cannot publish " + table.newest() + " for load " + load + ": it has "
                    + rows + " rows for " + keys + " keys");
        }
    }
}

package yishu.pipelines.stream;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.Delivery;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.read.Row;

/**
 * The three tables of a dataset that is followed. A batch is three commits: its rows as they came, then the vintages, which
 * is the commit point, then the newest editions.
 */
final class Tables {
    private final Shape shape;
    private final Releases releases;
    private final CommitPoints points;
    private final Held raw;
    private final Held vintages;
    private final Held newest;
    private Stamp last;

    /** Opens them as they are now; they are there, since a load came first. */
    Tables(Lake lake, CoreTable names, Contract contract, ZoneId zone, Executor beside, CommitPoints points) {
        Table received = lake.table(names.raw());
        Table editions = lake.table(names.vintages());
        Table figures = lake.table(names.newest());
        this.shape = new Shape(editions.schema(), List.of(names.schema().fieldNames()), contract);
        this.releases = Releases.of(editions, figures, zone);
        this.points = points;
        this.raw = new Held(received, Shape.without(received.schema()), row -> List.of(), beside);
        this.vintages = new Held(editions, shape, shape::keyOfEdition, beside);
        this.newest = new Held(figures, shape, shape::key, beside);
        this.last = Stamp.of(editions.currentSnapshot());
    }

    Shape shape() {
        return shape;
    }

    /** Whether somebody else has written since. */
    boolean haveMoved() {
        return vintages.hasMoved() || newest.hasMoved() || raw.hasMoved();
    }

    Known known(List<@Nullable Object[]> rows) {
        return Known.of(rows, vintages.parts(), shape);
    }

    String nextRelease(Instant now) {
        return releases.next(now);
    }

    /** Publishes a batch under a release. */
    void publish(Batch batch, Known known, String release) {
        Stamp stamp = Stamp.of(batch, release, releases.passed());
        Settled settled = Settled.of(batch.sound(), known, shape);
        CompletableFuture<Optional<Part>> received =
                CompletableFuture.supplyAsync(() -> Optional.of(raw.parts().write(received(batch))));
        Optional<Part> come = written(vintages, batch.sound());
        raw.publish(List.of(), received.join(), stamp.untagged());
        points.reached("raw published");
        vintages.publish(settled.replaced(), come, stamp);
        points.reached("vintages published");
        newest.publish(settled.outdated(), joining(settled.newest(), batch.sound(), come), stamp);
        points.reached("newest published");
        last = stamp.again();
    }

    private static List<@Nullable Object[]> received(Batch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Delivery file : batch.files()) {
            for (Row row : file.rows()) {
                rows.add(new @Nullable Object[] {file.hash(), row.sheet(), row.number(), row.cells(), batch.load(), null
                });
            }
        }
        return rows;
    }

    private static Optional<Part> written(Held table, List<@Nullable Object[]> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(table.parts().write(rows));
    }

    /** Mostly the newest editions are all that came: then their file is the same. */
    private Optional<Part> joining(List<@Nullable Object[]> rows, List<@Nullable Object[]> sound, Optional<Part> come) {
        Set<@Nullable Object> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(sound);
        boolean isAll = rows.size() == sound.size() && rows.stream().allMatch(same::contains);
        return (isAll ? come : Optional.<Part>empty())
                .flatMap(part -> newest.parts().copy(part, vintages.parts()))
                .or(() -> written(newest, rows));
    }

    /** Keeps all of them in few files. */
    void tend() {
        raw.tend(last.untagged());
        vintages.tend(last);
        newest.tend(last);
    }

    void abandon() {
        raw.abandon();
        vintages.abandon();
        newest.abandon();
    }
}

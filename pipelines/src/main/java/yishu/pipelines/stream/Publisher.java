package yishu.pipelines.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.Deliveries;
import yishu.pipelines.publish.Delivery;
import yishu.pipelines.publish.Lake;

/**
 * Publishes the small files of a dataset, each batch in a moment: landed, normalized, checked, staged, then written to
 * {@code raw}, to the vintages and to the newest editions. Whoever calls it holds the lock of the table.
 */
final class Publisher implements AutoCloseable {
    /** How long at most what is published is not told in {@code ops}. */
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Dataset dataset;
    private final Lake lake;
    private final ZoneId zone;
    private final CommitPoints points;
    private final Clock clock = Clock.systemUTC();
    private final Deliveries deliveries;
    private final Told told;
    private final Judges judges;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "compaction");
        thread.setDaemon(true);
        return thread;
    });
    private Tables tables;
    private long toldLast = System.nanoTime();

    /** @param lake in which the tables are, since a load came first */
    Publisher(Lake lake, Dataset dataset, Map<String, CodeList> lists, ZoneId zone, CommitPoints points) {
        this.dataset = dataset;
        this.lake = lake;
        this.zone = zone;
        this.points = points;
        this.judges = new Judges(dataset);
        this.deliveries = new Deliveries(lake, dataset, lists, zone, points);
        this.told = new Told(lake, dataset.id(), deliveries, points);
        this.tables = open();
    }

    private Tables open() {
        return new Tables(lake, new CoreTable(dataset), dataset.contract(), zone, beside, points);
    }

    /** The names of all files that are published; an {@link InputException} if more is to wait for an approval. */
    List<String> published() {
        return deliveries.published();
    }

    /** Whether somebody else has written since; then all is read anew. */
    boolean hasMoved() {
        if (!tables.haveMoved()) {
            return false;
        }
        told.flush();
        tables.abandon();
        tables = open();
        return true;
    }

    /**
     * Publishes files together, and removes them.
     *
     * @param came each with the position of the document that describes it
     * @return how many observations they have
     * @throws InputException if a check refuses them
     */
    int publish(Map<Path, Integer> came) throws IOException {
        Instant started = clock.instant();
        List<Delivery> files = came.entrySet().parallelStream()
                .map(file -> deliveries.take(file.getKey(), file.getValue()))
                .toList();
        for (Path file : came.keySet()) {
            Files.delete(file);
        }
        points.reached("landed");
        Batch batch = Batch.of(deliveries.load(files), files, tables.shape());
        Known known = judges.judge(batch, tables);
        batch.results().stream()
                .filter(it -> it.failed() > 0 && it.severity() == Check.Severity.REFUSE)
                .findFirst()
                .ifPresent(it -> {
                    throw new InputException("Cannot load messages of " + dataset.id() + ": check '" + it.name()
                            + "' failed for " + it.failed() + " rows: " + it.finding()
                            + "; nothing from there on is loaded");
                });
        String release = tables.nextRelease(started);
        told.stage(batch, release, started, clock.instant());
        points.reached("staged");
        tables.publish(batch, known, release);
        return batch.sound().size() + batch.aside().size();
    }

    /** Keeps the files of the tables few, and tells in {@code ops} what was published some seconds ago. */
    void tend() {
        tables.tend();
        if (System.nanoTime() - toldLast > TELL_NANOS) {
            toldLast = System.nanoTime();
            told.flush();
        }
    }

    /** Tells what is left to tell. */
    @Override
    public void close() {
        try {
            told.flush();
            tables.abandon();
        } finally {
            beside.shutdown();
        }
    }
}

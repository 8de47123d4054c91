package yishu.pipelines.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.fetch.Following;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.Folders;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;

/** One dataset whose topics are followed: what came in a turn becomes a batch, and is published. For one thread. */
final class Stream implements AutoCloseable {
    private static final Duration LEAST = Duration.ofMillis(50);

    private final Dataset dataset;
    private final Lake lake;
    private final Fetches fetches;
    private final Progress progress;
    private final Path folder;
    private final Publisher publisher;
    private final Duration turn;
    private final Map<Integer, Following> followed = new LinkedHashMap<>();
    private long gathered = System.nanoTime();

    private Stream(Lake lake, Dataset dataset, Fetches fetches, Progress progress, Publisher publisher, Duration turn) {
        this.dataset = dataset;
        this.lake = lake;
        this.fetches = fetches;
        this.progress = progress;
        this.folder =
                lake.folder().resolve("landing/fetching").resolve(dataset.id().replace('/', '.'));
        this.publisher = publisher;
        this.turn = turn;
    }

    /**
     * Follows the topics of a dataset from what is loaded on.
     *
     * @param turn from one batch to the next, if publishing takes no longer
     */
    static Stream begin(
            Lake lake, Dataset dataset, Fetches fetches, Progress progress, Publisher publisher, Duration turn) {
        Stream stream = new Stream(lake, dataset, fetches, progress, publisher, turn);
        try (TableLock lock = stream.lock()) {
            stream.follow();
        }
        return stream;
    }

    private void follow() {
        stop();
        List<String> loaded = publisher.published();
        for (int position = 0; position < dataset.sources().size(); position++) {
            SourceSpec source = dataset.sources().get(position);
            if (source.address().isPresent()) {
                int place = position;
                fetches.follow(source, folder(position), loaded).ifPresent(it -> followed.put(place, it));
            }
        }
    }

    private Path folder(int position) {
        try {
            return Files.createDirectories(
                    folder.resolve(String.valueOf(position)),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to '" + folder + "'", e);
        }
    }

    private void stop() {
        for (Following each : followed.values()) {
            try {
                each.close();
            } catch (IOException e) {
                progress.say(dataset.id() + ": a connection cannot be closed: " + e.getMessage());
            }
        }
        followed.clear();
        Folders.remove(folder);
    }

    /** Publishes what comes in a while; how many rows that was. */
    int turn() throws IOException {
        Map<Path, Integer> came = gather();
        try (TableLock lock = lock()) {
            if (publisher.hasMoved()) {
                progress.say(dataset.id() + ": another load was published; going on behind it");
                follow();
                return 0;
            }
            int rows = came.isEmpty() ? 0 : publisher.publish(came);
            publisher.tend();
            return rows;
        }
    }

    private Map<Path, Integer> gather() throws IOException {
        Duration left = turn.minusNanos(System.nanoTime() - gathered);
        Duration each = (left.compareTo(LEAST) < 0 ? LEAST : left).dividedBy(Math.max(1, followed.size()));
        Map<Path, Integer> came = new LinkedHashMap<>();
        for (Map.Entry<Integer, Following> it : followed.entrySet()) {
            it.getValue().next(each).forEach(file -> came.put(file, it.getKey()));
        }
        gathered = System.nanoTime();
        return came;
    }

    private TableLock lock() {
        return lake.locks().take(new CoreTable(dataset).newest(), progress::say);
    }

    @Override
    public void close() {
        try (TableLock lock = lock()) {
            publisher.close();
        } finally {
            stop();
        }
    }
}

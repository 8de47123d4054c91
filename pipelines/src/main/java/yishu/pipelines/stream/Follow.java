package yishu.pipelines.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.iceberg.jdbc.JdbcCatalog;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.Address;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.publish.Catalogs;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Progress;

/** Follows the topics of datasets until it is told to stop, after a load has brought them up to date. */
public final class Follow {
    private static final long SAY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Settings settings;
    private final Datasets content;
    private final Progress progress;
    private final CommitPoints points;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public Follow(Settings settings, Datasets content, Progress progress, CommitPoints points) {
        this.settings = settings;
        this.content = content;
        this.progress = progress;
        this.points = points;
    }

    /** The datasets of these that have topics to follow. */
    public static List<Dataset> followed(Datasets content, List<String> chosen) {
        return content.all().values().stream()
                .filter(it -> chosen.isEmpty() || chosen.contains(it.id()))
                .filter(it -> it.sources().stream()
                        .flatMap(source -> source.address().stream())
                        .map(Address::scheme)
                        .anyMatch("kafka"::equals))
                .toList();
    }

    /** Lets {@link #run} come to its end: what came is published and told. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Follows, a thread for each dataset; returns when it is stopped.
     *
     * @throws InputException if one of them cannot be followed any longer; then all stop
     */
    public void run(List<Dataset> datasets) {
        ExecutorService threads = Executors.newFixedThreadPool(datasets.size());
        try (JdbcCatalog catalog = Catalogs.open(settings)) {
            List<Future<?>> running = new ArrayList<>();
            for (Dataset dataset : datasets) {
                running.add(threads.submit(() -> {
                    try (Stream stream = begin(dataset, catalog)) {
                        follow(dataset, stream);
                    } finally {
                        stop();
                    }
                    return dataset;
                }));
            }
            running.forEach(Follow::end);
        } finally {
            threads.shutdown();
        }
    }

    private Stream begin(Dataset dataset, JdbcCatalog catalog) {
        return Stream.begin(
                dataset,
                settings.warehouse(),
                catalog,
                new Fetches(settings, progress::say),
                progress,
                new Publisher(dataset, content.codeLists(), settings.warehouse(), catalog, settings.zone(), points));
    }

    private void follow(Dataset dataset, Stream stream) throws IOException {
        progress.say(dataset.id() + ": following");
        long said = System.nanoTime();
        long rows = 0;
        while (!stopped.get()) {
            rows += stream.turn();
            double seconds = (System.nanoTime() - said) / 1e9;
            if (rows > 0 && System.nanoTime() - said > SAY_NANOS) {
                progress.say(
                        String.format(Locale.ROOT, "%s: %,d rows, %,.0f a second", dataset.id(), rows, rows / seconds));
                rows = 0;
                said = System.nanoTime();
            }
        }
    }

    private static void end(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(cause);
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

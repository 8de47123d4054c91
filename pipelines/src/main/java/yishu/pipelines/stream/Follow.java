package yishu.pipelines.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;

/** Follows the topics of datasets until it is told to stop, after a load has brought them up to date. */
public final class Follow {
    private static final long SAY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Datasets content;
    private final Settings settings;
    private final Fetches fetches;
    private final Progress progress;
    private final CommitPoints points;
    private final List<Dataset> followed;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Finds what is to be followed.
     *
     * @param chosen datasets by id; none: all
     * @throws InputException if one of them cannot be followed, or none has a topic
     */
    public Follow(
            Datasets content,
            List<String> chosen,
            Settings settings,
            Fetches fetches,
            Progress progress,
            CommitPoints points) {
        this.content = content;
        this.settings = settings;
        this.fetches = fetches;
        this.progress = progress;
        this.points = points;
        this.followed = content.all().values().stream()
                .filter(it -> chosen.isEmpty() || chosen.contains(it.id()))
                .filter(this::hasTopic)
                .toList();
        if (followed.isEmpty()) {
            throw new InputException("Cannot follow anything: no source of the datasets is a topic, kafka:...");
        }
        followed.forEach(Judges::new);
    }

    private boolean hasTopic(Dataset dataset) {
        return dataset.sources().stream()
                .flatMap(source -> source.address().stream())
                .anyMatch(it -> it.scheme().equals("kafka") && fetches.asks(it));
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
    public void run(Lake lake) {
        ExecutorService threads = Executors.newFixedThreadPool(followed.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Dataset dataset : followed) {
                running.add(threads.submit(() -> {
                    try (Stream stream = begin(dataset, lake)) {
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

    private Stream begin(Dataset dataset, Lake lake) {
        Publisher publisher = new Publisher(lake, dataset, content.codeLists(), settings.zone(), points);
        Duration turn = Duration.ofMillis(settings.number("follow.milliseconds"));
        return Stream.begin(lake, dataset, fetches, progress, publisher, turn);
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

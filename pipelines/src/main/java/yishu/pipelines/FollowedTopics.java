package yishu.pipelines;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.stream.Follow;

/** What {@code ./yishu ingest --follow} does when everything is up to date: it follows topics until a signal ends it. */
final class FollowedTopics {
    private static final long PATIENCE_SECONDS = 30;

    private final Datasets content;
    private final Follow follow;

    FollowedTopics(Settings settings, Datasets content, Progress progress, CommitPoints points) {
        this.content = content;
        this.follow = new Follow(settings, content, progress, points);
    }

    /** Ends with 0 when it was told to end, and with an exception if it could not go on. */
    int run(List<String> chosen) {
        List<Dataset> followed = Follow.followed(content, chosen);
        if (followed.isEmpty()) {
            throw new InputException("Cannot follow anything: no source of the datasets is a topic, kafka:...");
        }
        CountDownLatch ended = new CountDownLatch(1);
        Thread signal = new Thread(() -> end(ended));
        Runtime.getRuntime().addShutdownHook(signal);
        try {
            follow.run(followed);
            return 0;
        } finally {
            ended.countDown();
        }
    }

    /** Waits until all is published and told; the status is then 0, as of any command that did what it was told. */
    private void end(CountDownLatch ended) {
        boolean wasRunning = ended.getCount() > 0;
        follow.stop();
        try {
            if (wasRunning && ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

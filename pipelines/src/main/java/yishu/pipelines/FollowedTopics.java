package yishu.pipelines;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.stream.Follow;

/** What {@code ./yishu ingest --follow} does when everything is up to date: it follows topics until a signal ends it. */
final class FollowedTopics {
    private static final long PATIENCE_SECONDS = 30;

    private final Follow follow;

    FollowedTopics(Follow follow) {
        this.follow = follow;
    }

    /** Ends with 0 when it was told to end, and with an exception if it could not go on. */
    int run(Lake lake) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread signal = new Thread(() -> end(ended));
        Runtime.getRuntime().addShutdownHook(signal);
        try {
            follow.run(lake);
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

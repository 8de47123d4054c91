package yishu.pipelines;

import java.util.List;
import org.apache.hadoop.service.launcher.IrqHandler;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.stream.Follow;

/**
 * What {@code ./yishu ingest --follow} does when everything is up to date: it follows topics until a signal ends it. The
 * signal is caught, since a process that Java ends can no longer commit: Iceberg's threads end with it.
 */
final class FollowedTopics {
    private final Follow follow;

    FollowedTopics(Follow follow) {
        this.follow = follow;
    }

    /** Ends with 0 when it was told to end and all is published and told, and with an exception if it could not go on. */
    int run(Lake lake) {
        for (String signal : List.of("TERM", "INT")) {
            new IrqHandler(signal, it -> follow.stop()).bind();
        }
        follow.run(lake);
        return 0;
    }
}

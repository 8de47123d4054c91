package yishu.pipelines.publish;

import java.util.List;

/**
 * Finishes or undoes what a killed load left behind. A load whose vintages were published is finished: the newest
 * editions follow, and what was staged for {@code ops} is replayed. Any other leaves nothing but a branch, which goes.
 */
final class Recovery {
    private final Release release;
    private final Staging staging;

    Recovery(Release release, Staging staging) {
        this.release = release;
        this.staging = staging;
    }

    /** Whether there was a load to finish. */
    boolean run() {
        release.sweep();
        release.follow();
        List<String> published =
                staging.loads().stream().filter(release.vintages()::holds).toList();
        published.forEach(load -> {
            staging.replay(load);
            staging.remove(load);
        });
        staging.loads().forEach(staging::discard);
        return !published.isEmpty();
    }
}

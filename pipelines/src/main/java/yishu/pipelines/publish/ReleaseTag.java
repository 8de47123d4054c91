package yishu.pipelines.publish;

import java.time.Instant;

/**
 * A release of a dataset.
 *
 * @param tag its name, {@code release-2026-05-01.2}
 * @param snapshot of the vintages
 * @param at when the snapshot was written
 * @param undone whether it was rolled back
 */
public record ReleaseTag(String tag, long snapshot, Instant at, boolean undone) {}

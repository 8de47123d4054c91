package yishu.pipelines.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person did to a release.
 *
 * @param kind what it was
 * @param person who
 * @param at when
 * @param snapshot of the vintages that it was done to; 0 where it is not known yet
 * @param content hash of what that snapshot changes
 * @param embargo until when nobody may see it
 * @param release the tag that it made; empty unless it made one
 * @param restored the release that was gone back to; empty unless it was rolled back
 * @param reason why
 */
public record ReleaseEvent(
        Kind kind,
        Person person,
        Instant at,
        long snapshot,
        String content,
        Optional<Instant> embargo,
        String release,
        String restored,
        String reason) {

    /** What can be done to a release. */
    public enum Kind {
        PREPARED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN,
        ROLLED_BACK
    }

    /** Somebody did something now; what it was done to is said by the methods below. */
    public static ReleaseEvent of(Kind kind, Person person, Instant at, String reason) {
        return new ReleaseEvent(kind, person, at, 0, "", Optional.empty(), "", "", reason);
    }

    /** The same, done to a snapshot of some content. */
    public ReleaseEvent to(long changed, String hash) {
        return new ReleaseEvent(kind, person, at, changed, hash, embargo, release, restored, reason);
    }

    /** The same, with an embargo. */
    public ReleaseEvent until(Optional<Instant> moment) {
        return new ReleaseEvent(kind, person, at, snapshot, content, moment, release, restored, reason);
    }

    /** The same, under the tag that it makes. */
    ReleaseEvent as(String tag) {
        return new ReleaseEvent(kind, person, at, snapshot, content, embargo, tag, restored, reason);
    }

    /** The same, going back to a release. */
    ReleaseEvent restoring(String earlier) {
        return new ReleaseEvent(kind, person, at, snapshot, content, embargo, release, earlier, reason);
    }
}

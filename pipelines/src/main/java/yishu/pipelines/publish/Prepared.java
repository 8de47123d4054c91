package yishu.pipelines.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is prepared of a dataset and not published yet.
 *
 * @param head the last snapshot of its branch
 * @param base the snapshot of main that it was prepared on
 * @param raw the snapshot of the received rows that goes with it
 * @param loads that it would publish, in their order
 * @param contract hash of the contract that it was prepared under
 * @param events what people did to it, in their order
 */
public record Prepared(long head, long base, long raw, List<String> loads, String contract, List<ReleaseEvent> events) {
    public Prepared {
        loads = List.copyOf(loads);
        events = List.copyOf(events);
    }

    /** How it was last prepared. */
    public ReleaseEvent prepared() {
        return events.stream()
                .filter(it -> it.kind() == ReleaseEvent.Kind.PREPARED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The approval of exactly this; whatever is prepared anew has none. */
    public Optional<ReleaseEvent> approval() {
        return events.stream()
                .reduce((earlier, later) -> later)
                .filter(it -> it.kind() == ReleaseEvent.Kind.APPROVED && it.snapshot() == snapshot());
    }

    /** The snapshot of the rows. */
    public long snapshot() {
        return prepared().snapshot();
    }

    /** Until when nobody may see it. */
    public Optional<Instant> embargo() {
        return prepared().embargo();
    }
}

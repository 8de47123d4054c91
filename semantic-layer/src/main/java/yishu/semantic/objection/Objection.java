package yishu.semantic.objection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An objection with all that happened to it, in order; the first event raised it. */
public record Objection(List<Event> events) {
    public Objection {
        events = List.copyOf(events);
    }

    private Event first() {
        return events.get(0);
    }

    /** The event that happened last. */
    public Event last() {
        return events.get(events.size() - 1);
    }

    public String id() {
        return first().objection();
    }

    public Target target() {
        return first().target();
    }

    public State state() {
        return last().step().to();
    }

    /** Whether something is still to be done. */
    public boolean isOpen() {
        return state() != State.ARCHIVED;
    }

    public String raisedBy() {
        return first().by();
    }

    /** What was said to be wrong. */
    public String text() {
        return first().text();
    }

    /** When a step was taken, if it was. */
    public Optional<Instant> at(Step step) {
        return event(step).map(Event::at);
    }

    /** {@code upheld} or {@code rejected}; empty before it is verified. */
    public String outcome() {
        return event(Step.VERIFY).map(Event::outcome).orElse("");
    }

    /** The release or file that put the figure right, or empty. */
    public String correction() {
        return event(Step.WITHDRAW).map(Event::correction).orElse("");
    }

    private Optional<Event> event(Step step) {
        return events.stream().filter(it -> it.step() == step).findFirst();
    }
}

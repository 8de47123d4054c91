package yishu.semantic.objection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done with an objection, and in which states. */
public enum Step {
    RAISE(Set.of(), State.RAISED),
    ACCEPT(Set.of(State.RAISED), State.ACCEPTED),
    VERIFY(Set.of(State.ACCEPTED), State.VERIFIED),
    WITHDRAW(Set.of(State.VERIFIED), State.WITHDRAWN),
    /** One that was never accepted is archived with the reason why. */
    ARCHIVE(Set.of(State.RAISED, State.WITHDRAWN), State.ARCHIVED);

    private final Set<State> from;
    private final State to;

    Step(Set<State> from, State to) {
        this.from = from;
        this.to = to;
    }

    State to() {
        return to;
    }

    boolean isLegal(State state) {
        return from.contains(state);
    }

    /** What can be done in a state: {@code accept or archive}; {@code nothing more}. */
    static String legal(State state) {
        String steps = Arrays.stream(values())
                .filter(step -> step.isLegal(state))
                .map(Step::toString)
                .collect(Collectors.joining(" or "));
        return steps.isEmpty() ? "nothing more" : steps;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

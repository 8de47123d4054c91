package yishu.semantic.objection;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be done with an objection, and in which states. */
public enum Step {
    RAISE(State.RAISED),
    ACCEPT(State.ACCEPTED),
    VERIFY(State.VERIFIED),
    WITHDRAW(State.WITHDRAWN),
    ARCHIVE(State.ARCHIVED);

    private final State to;

    Step(State to) {
        this.to = to;
    }

    State to() {
        return to;
    }

    /** One that was never accepted is archived with the reason why. */
    boolean isLegal(State state) {
        return switch (this) {
            case RAISE -> false;
            case ACCEPT -> state == State.RAISED;
            case VERIFY -> state == State.ACCEPTED;
            case WITHDRAW -> state == State.VERIFIED;
            case ARCHIVE -> state == State.RAISED || state == State.WITHDRAWN;
        };
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

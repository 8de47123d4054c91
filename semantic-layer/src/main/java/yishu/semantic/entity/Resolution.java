package yishu.semantic.entity;

import java.util.Comparator;
import java.util.List;

/**
 * What is known of a mention.
 *
 * @param candidates the registered thing that it is about, if that is settled; else the likeliest first
 */
public record Resolution(Mention mention, List<Candidate> candidates) {
    public Resolution {
        candidates = List.copyOf(candidates);
    }

    /** How sure it is. */
    public State state() {
        return candidates.stream()
                .map(Candidate::state)
                .min(Comparator.naturalOrder())
                .orElse(State.UNKNOWN);
    }

    /** What is known of a mention and a registered thing. */
    public enum State {
        /** It has the code of the registered thing and its name, or a person decided so. */
        SAME,
        /** Some registered things may be meant; a person decides. */
        CANDIDATE,
        /** A person decided that the registered thing is not meant. */
        DIFFERENT,
        /** Nothing in the register is like it. */
        UNKNOWN
    }

    /**
     * A registered thing that may be meant.
     *
     * @param score the probability that it is, from 0 to 1
     * @param reasons for it and against it
     * @param says the decisions that settle it; empty where none does
     */
    public record Candidate(Mention registered, double score, List<String> reasons, State state, String says) {
        public Candidate {
            reasons = List.copyOf(reasons);
        }
    }
}

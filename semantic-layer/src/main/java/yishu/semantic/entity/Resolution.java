package yishu.semantic.entity;

import java.util.List;

/**
 * What is known of a mention.
 *
 * @param candidates the likeliest first
 */
public record Resolution(Mention mention, State state, List<Candidate> candidates) {
    public Resolution {
        candidates = List.copyOf(candidates);
    }

    /** How sure it is. */
    public enum State {
        /** It has the code of a registered thing, and its name. */
        SAME,
        /** Some registered things may be meant; a person decides. */
        CANDIDATE,
        /** Nothing in the register is like it. */
        UNKNOWN
    }

    /**
     * A registered thing that may be meant.
     *
     * @param score the probability that it is, from 0 to 1
     * @param reasons for it and against it
     */
    public record Candidate(Mention registered, double score, List<String> reasons) {
        public Candidate {
            reasons = List.copyOf(reasons);
        }
    }
}

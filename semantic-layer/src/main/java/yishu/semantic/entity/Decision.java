package yishu.semantic.entity;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a person decided on two records: a row of {@code ops.entity_decisions}.
 *
 * @param number of the decision, from 1
 * @param kind of things, {@code enterprise}
 * @param right the registered one, where only one of the two is
 * @param same whether they are about one thing
 * @param evidence as it was then
 * @param supersedes the number of the decision on the same two that it takes the place of; 0: none
 */
public record Decision(
        int number,
        String kind,
        Mention left,
        Mention right,
        boolean same,
        Evidence evidence,
        String by,
        Instant at,
        String reason,
        int supersedes) {

    /**
     * What spoke for two records being about one thing, and against it.
     *
     * @param score the probability; none of two records of which none is registered
     */
    public record Evidence(OptionalDouble score, List<String> reasons) {
        public Evidence {
            reasons = List.copyOf(reasons);
        }
    }

    /** The two it is on, whichever comes first. */
    String pair() {
        return pair(left, right);
    }

    static String pair(Mention one, Mention other) {
        return one.id().compareTo(other.id()) < 0 ? one.id() + other.id() : other.id() + one.id();
    }

    /** {@code same} or {@code different}. */
    public String verdict() {
        return same ? "same" : "different";
    }

    @Override
    public String toString() {
        return "decision " + number + " by " + by;
    }
}

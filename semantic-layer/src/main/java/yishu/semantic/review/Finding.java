package yishu.semantic.review;

import java.util.List;
import yishu.semantic.stewardship.Fingerprint;

/**
 * Something that does not hang together.
 *
 * @param check the sentence that does not hold
 * @param members of the dimension that it is about, by code; empty: all together
 * @param period that it ends with, or empty
 * @param measure how far it stands out: a robust score, or a probability, as {@code said} tells
 * @param said in a sentence
 * @param evidence the values that it rests on
 */
public record Finding(
        String review,
        String check,
        List<String> members,
        String period,
        double measure,
        String said,
        List<Evidence> evidence) {
    public Finding {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
    }

    /** By which it is known: the same for the same check, members and period, whatever the values are. */
    public String id() {
        return Fingerprint.of(List.of(review, check, String.join("; ", members), period));
    }

    /**
     * A value that a finding rests on.
     *
     * @param figure {@code accounts.value_added}, or a table's column
     * @param key {@code region=990223}, or what was counted
     * @param period of the value, or empty
     */
    public record Evidence(String figure, String key, String period, String value) {}
}

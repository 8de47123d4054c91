package yishu.semantic.review;

import java.time.Instant;

/**
 * What was found, or what a person said of it: a row of {@code ops.findings}.
 *
 * @param number of the entry, from 1
 * @param finding by which it is known: the same check, members and period
 * @param status of the finding from now on
 * @param run of the review that found it, or missed it
 * @param what the finding in a sentence, and the values it rests on
 * @param read the tables that were compared, each with its snapshot
 * @param by who ran the review or said so, and when
 * @param reason why it has this status; empty where nobody has said
 * @param supersedes the number of the entry before it on the same finding; 0: none
 */
public record Entry(
        int number,
        String finding,
        Status status,
        String run,
        What what,
        String read,
        Instant foundAt,
        String by,
        Instant at,
        String reason,
        int supersedes) {

    /**
     * What was found.
     *
     * @param figure that is judged
     * @param key the codes of the members that it is about; empty: all together
     * @param said in a sentence
     */
    public record What(
            String review,
            String check,
            String figure,
            String key,
            String period,
            double measure,
            String said,
            String evidence) {
        static What of(Finding finding) {
            return new What(
                    finding.review(),
                    finding.check(),
                    finding.evidence().isEmpty()
                            ? ""
                            : finding.evidence().get(0).figure(),
                    FindingRows.key(finding),
                    finding.period(),
                    finding.measure(),
                    finding.said(),
                    FindingRows.evidence(finding));
        }
    }

    @Override
    public String toString() {
        return "finding " + finding + ": " + status;
    }
}

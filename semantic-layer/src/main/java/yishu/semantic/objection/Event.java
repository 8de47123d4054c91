package yishu.semantic.objection;

import java.time.Instant;

/**
 * One step that somebody took with an objection: a row of {@code ops.objections}.
 *
 * @param objection {@code 2026-1}
 * @param number of the event within the objection, from 1
 * @param text what was said: the reason, or the reply
 * @param evidence where it can be seen: a file, an address; or empty
 * @param outcome {@code upheld} or {@code rejected} of one that was verified; else empty
 * @param correction the release or file that put an upheld one right; else empty
 */
public record Event(
        String objection,
        int number,
        Step step,
        Target target,
        String by,
        Instant at,
        String text,
        String evidence,
        String outcome,
        String correction) {
    static final String UPHELD = "upheld";
    static final String REJECTED = "rejected";
}

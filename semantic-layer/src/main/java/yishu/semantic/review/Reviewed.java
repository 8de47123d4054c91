package yishu.semantic.review;

import java.util.List;
import java.util.Map;
import yishu.semantic.indicator.Classification;

/**
 * What a review found.
 *
 * @param read the tables that each check compared, with their snapshots, by its sentence
 * @param mark of the most restricted figure or table among them
 */
public record Reviewed(ReviewSpec review, List<Finding> findings, Map<String, String> read, Classification mark) {
    public Reviewed {
        findings = List.copyOf(findings);
        read = Map.copyOf(read);
    }

    /** What a check compared; nothing of one that is not made any more. */
    String read(String check) {
        return read.getOrDefault(check, "");
    }
}

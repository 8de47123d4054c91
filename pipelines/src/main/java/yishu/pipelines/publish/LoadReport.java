package yishu.pipelines.publish;

import java.util.List;
import yishu.pipelines.check.CheckResult;

/**
 * What a load did.
 *
 * @param dataset its id
 * @param outcome how it ended
 * @param release the tag; empty unless published
 * @param files what became of each file's observations
 * @param checks the outcome of each check
 * @param reasons why rows were quarantined, the most frequent first, as {@code 620 x value: ...}
 * @param seconds how long it took
 */
public record LoadReport(
        String dataset,
        Outcome outcome,
        String release,
        List<FileCount> files,
        List<CheckResult> checks,
        List<String> reasons,
        double seconds) {

    /** How a load ended. */
    public enum Outcome {
        PUBLISHED,
        PREPARED,
        UNCHANGED,
        REFUSED
    }

    /** Of a file: what was read is published or in quarantine. */
    public record FileCount(String name, long read, long published, long quarantined) {}

    LoadReport lasting(double time) {
        return new LoadReport(dataset, outcome, release, files, checks, reasons, time);
    }

    /** The same of a load that is held. */
    LoadReport prepared() {
        return new LoadReport(dataset, Outcome.PREPARED, "", files, checks, reasons, seconds);
    }

    static LoadReport unchanged(String dataset, double seconds) {
        return new LoadReport(dataset, Outcome.UNCHANGED, "", List.of(), List.of(), List.of(), seconds);
    }
}

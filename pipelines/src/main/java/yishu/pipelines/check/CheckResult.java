package yishu.pipelines.check;

import yishu.pipelines.contract.Check;

/**
 * The outcome of one check over a load.
 *
 * @param name of the check
 * @param severity what its failure does
 * @param failed how many rows are at fault
 * @param finding what is wrong; empty when nothing is
 */
public record CheckResult(String name, Check.Severity severity, long failed, String finding) {
    public boolean passed() {
        return failed == 0;
    }

    /** Whether the load must not be published. */
    public boolean refuses() {
        return !passed() && severity == Check.Severity.REFUSE;
    }
}

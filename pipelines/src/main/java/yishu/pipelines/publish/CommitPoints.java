package yishu.pipelines.publish;

/**
 * Told after each step of a load that outlives the process. A load that ends at any of them is finished by the next run;
 * the tests end it at every one.
 */
@FunctionalInterface
public interface CommitPoints {
    void reached(String point);

    /** Takes no notice. */
    static CommitPoints ignored() {
        return point -> {};
    }
}

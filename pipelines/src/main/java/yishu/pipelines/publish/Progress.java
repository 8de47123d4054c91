package yishu.pipelines.publish;

/** Where a person who waits can read how far a load is. */
@FunctionalInterface
public interface Progress {
    /** One line, without its end. */
    void say(String line);

    /** Says nothing. */
    static Progress silent() {
        return line -> {};
    }
}

package yishu.pipelines.release;

import java.util.List;

/** A way to show changes, one after another; what is shown grows no memory. */
interface ChangeWriter {
    /**
     * Begins the comparison of two releases.
     *
     * @param key the columns of the keys to come
     */
    void begin(String dataset, String from, String to, List<String> key);

    void write(Change change);

    void end(Summary summary);
}

package yishu.pipelines.read;

import java.io.Serializable;

/**
 * A piece of a file that begins and ends between two rows.
 *
 * @param from its first byte
 * @param to the byte behind its last
 * @param line the number of its first line
 */
public record Part(long from, long to, int line) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** All of a file, however large it is. */
    public static final Part WHOLE = new Part(0, Long.MAX_VALUE, 1);
}

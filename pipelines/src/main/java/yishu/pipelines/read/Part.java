package yishu.pipelines.read;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file that begins and ends between two rows.
 *
 * @param from its first byte
 * @param to the byte behind its last
 * @param line the number of its first line
 * @param encoding that was found for the whole file; null if nobody looked, or the format itself says it
 * @param names of the columns, where only all rows together tell them; empty where that is no question
 */
public record Part(long from, long to, int line, @Nullable String encoding, List<String> names)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** All of a file, however large it is. */
    public static final Part WHOLE = new Part(0, Long.MAX_VALUE, 1);

    public Part {
        names = List.copyOf(names);
    }

    public Part(long from, long to, int line) {
        this(from, to, line, null, List.of());
    }

    public boolean isFirst() {
        return from == 0;
    }

    public Part in(@Nullable String charset) {
        return new Part(from, to, line, charset, names);
    }

    public Part under(List<String> columns) {
        return new Part(from, to, line, encoding, columns);
    }
}

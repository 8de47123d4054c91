package yishu.pipelines.read;

import java.io.IOException;
import java.util.function.Function;

/**
 * Rows of data that follow each other.
 *
 * @param last number of the last; 0 if there is none
 * @param rows how many there are, without blank ones
 * @param width of the widest
 */
record Counted(int last, long rows, int width) {
    static Counted of(Function<Part, RowReader> opener, Part part) throws IOException {
        int last = 0;
        long count = 0;
        int width = 0;
        try (RowReader rows = opener.apply(part)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.isBlank()) {
                    last = row.number();
                    count++;
                    width = Math.max(width, row.width());
                }
            }
        }
        return new Counted(last, count, width);
    }
}

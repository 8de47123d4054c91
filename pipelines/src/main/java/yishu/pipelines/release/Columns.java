package yishu.pipelines.release;

import java.io.PrintWriter;
import java.util.List;

/** Lines of cells, printed as aligned columns. */
record Columns(List<List<String>> lines) {
    private static final int FIRST_WIDE = 0x1100;

    void print(PrintWriter out) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(line.get(column)));
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = line.get(column);
                text.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** A Chinese character takes two columns of a terminal. */
    private static int width(String text) {
        return text.codePoints().map(it -> it >= FIRST_WIDE ? 2 : 1).sum();
    }
}

package yishu.semantic.format;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;
import yishu.semantic.question.Answer;

/** Aligned columns for a terminal, numbers to the right; below them how many rows there are, and the notes. */
final class TableFormat implements Format {
    @Override
    public void write(Answer answer, OutputStream out) {
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        List<Rows.Column> columns = answer.rows().columns();
        List<List<String>> lines = lines(answer.rows());
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Width.of(line.get(column)));
            }
        }
        print.print(line(lines.get(0), columns, widths));
        print.print(rule(widths));
        lines.subList(1, lines.size()).forEach(line -> print.print(line(line, columns, widths)));
        int count = lines.size() - 1;
        print.print("(" + count + (count == 1 ? " row)\n" : " rows)\n"));
        answer.notes().forEach(note -> print.print("* " + printable(note) + "\n"));
        print.flush();
    }

    private static List<List<String>> lines(Rows rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                rows.columns().stream().map(column -> printable(column.name())).toList());
        for (List<@Nullable Object> row : rows.values()) {
            lines.add(row.stream().map(value -> printable(ValueText.of(value))).toList());
        }
        return lines;
    }

    /** A cell that a department sent may hold a line end, or an escape that repaints the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String line(List<String> cells, List<Rows.Column> columns, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String blank = " ".repeat(widths[column] - Width.of(cell));
            line.append(column == 0 ? "" : "  ").append(isNumber(columns.get(column)) ? blank + cell : cell + blank);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static boolean isNumber(Rows.Column column) {
        return column.type().matches("(tinyint|smallint|integer|bigint|real|double|decimal.*)");
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.length() == 0 ? "" : "  ").append("-".repeat(width));
        }
        return rule.append('\n').toString();
    }

    @Override
    public boolean holdsNotes() {
        return true;
    }

    @Override
    public String mediaType() {
        return "text/plain; charset=utf-8";
    }
}

package yishu.semantic.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;
import yishu.semantic.question.Answer;

/** CSV as RFC 4180 has it, in UTF-8: a header, then the rows. A missing value is empty, an empty text is {@code ""}. */
final class CsvFormat implements Format {
    @Override
    public void write(Answer answer, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Rows rows = answer.rows();
        line(writer, rows.columns().stream().map(Rows.Column::name).toList());
        for (List<@Nullable Object> row : rows.values()) {
            line(writer, row);
        }
        writer.flush();
    }

    private static void line(Writer writer, List<? extends @Nullable Object> values) throws IOException {
        for (int column = 0; column < values.size(); column++) {
            writer.write(column == 0 ? "" : ",");
            writer.write(cell(values.get(column), values.size() == 1));
        }
        writer.write("\r\n");
    }

    /** Where a cell is alone in its row, an empty one would be a blank line, which most readers skip. */
    private static String cell(@Nullable Object value, boolean alone) {
        String text = ValueText.of(value);
        if (text.isEmpty()) {
            return value != null || alone ? "\"\"" : "";
        }
        boolean plain = text.chars().noneMatch(it -> it == ',' || it == '"' || it == '\n' || it == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean holdsNotes() {
        return false;
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8";
    }
}

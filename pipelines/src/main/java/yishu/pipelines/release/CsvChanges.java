package yishu.pipelines.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import yishu.pipelines.normalize.Figure;

/** Changes as CSV, with the columns of the key between the kind of the change and its values. */
final class CsvChanges implements ChangeWriter {
    private final CsvWriter csv;

    CsvChanges(Writer out) {
        this.csv = CsvWriter.builder().build(out);
    }

    @Override
    public void begin(String dataset, String from, String to, List<String> key) {
        List<String> header = new ArrayList<>(List.of("change"));
        header.addAll(key);
        header.addAll(List.of(
                "property",
                "old_value",
                "new_value",
                "difference",
                "relative_difference",
                "old_status",
                "new_status",
                "old_edition",
                "new_edition",
                "old_footnote",
                "new_footnote"));
        csv.writeRecord(header);
    }

    @Override
    public void write(Change change) {
        List<String> cells = new ArrayList<>();
        cells.add(change.kind().name().toLowerCase(Locale.ROOT));
        change.key().forEach(it -> cells.add(Figure.text(it)));
        cells.add(change.property());
        cells.add(Figure.text(change.old()));
        cells.add(Figure.text(change.now()));
        cells.add(change.difference().map(Figure::text).orElse(""));
        cells.add(change.relative().map(BigDecimal::toPlainString).orElse(""));
        cells.add(Figure.text(change.was().status()));
        cells.add(Figure.text(change.is().status()));
        cells.add(Figure.text(change.was().edition()));
        cells.add(Figure.text(change.is().edition()));
        cells.add(Figure.text(change.was().footnote()));
        cells.add(Figure.text(change.is().footnote()));
        csv.writeRecord(cells);
    }

    @Override
    public void end(Summary summary) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

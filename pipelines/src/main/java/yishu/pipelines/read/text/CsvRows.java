package yishu.pipelines.read.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;
import yishu.pipelines.read.Unreadable;

/** The records of a CSV, one at a time. */
final class CsvRows extends RowsAhead {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final String END = String.valueOf(StrictText.END);

    private final Path file;
    private final Charset charset;
    private final int above;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    /** @param line the number of the text's first line in the file */
    CsvRows(Path file, Charset charset, char delimiter, int line, Reader text) {
        super(null);
        this.file = file;
        this.charset = charset;
        this.above = line - 1;
        this.reader = parser(delimiter).ofCsvRecord(text);
        this.records = reader.iterator();
    }

    /** Text after a closing quote is refused: it mostly means that a quote was left open some lines above. */
    static CsvReader.CsvReaderBuilder parser(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(false);
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(charset.name());
    }

    @Override
    protected @Nullable Row read() {
        CsvRecord csv = hasRecord() ? records.next() : null;
        return csv == null || isEnd(csv)
                ? null
                : new Row("", Math.toIntExact(above + csv.getStartingLineNumber()), csv.getFields());
    }

    private boolean isEnd(CsvRecord csv) {
        String last = csv.getField(csv.getFieldCount() - 1);
        if (last.endsWith(END) && !(last.equals(END) && csv.getFieldCount() == 1)) {
            throw refusal("a quote is opened and never closed", String.valueOf(csv.getStartingLineNumber()));
        }
        return last.endsWith(END);
    }

    private boolean hasRecord() {
        try {
            return records.hasNext();
        } catch (CsvParseException failure) {
            if (failure.getCause() instanceof CsvParseException cause) {
                Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
                throw refusal(what(String.valueOf(cause.getMessage())), line.find() ? line.group(1) : "1");
            }
            throw failure;
        }
    }

    private static String what(String cause) {
        if (cause.contains("after closing quote")) {
            return "text follows a closing quote";
        }
        return cause.contains("max") ? "a cell is longer than 16 MB" : cause;
    }

    private InputException refusal(String what, String line) {
        return Unreadable.because(
                file, "%s, in the record of line %s; look for a quote that is not closed or not doubled", what, line);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

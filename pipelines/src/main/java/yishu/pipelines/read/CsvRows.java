package yishu.pipelines.read;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of a CSV, one at a time. */
final class CsvRows implements RowReader {
    private static final String END = String.valueOf(StrictText.END);

    private final Path file;
    private final Charset charset;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private @Nullable Row next;

    CsvRows(Path file, Charset charset, char delimiter, Reader text) {
        this.file = file;
        this.charset = charset;
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
    public boolean hasNext() {
        while (next == null && records.hasNext()) {
            CsvRecord csv = records.next();
            int line = Math.toIntExact(csv.getStartingLineNumber());
            String last = csv.getField(csv.getFieldCount() - 1);
            if (last.equals(END) && csv.getFieldCount() == 1) {
                return false;
            }
            if (last.endsWith(END)) {
                throw Unreadable.because(file, "a quote is opened and never closed, in the record of line %d", line);
            }
            Row row = new Row("", line, csv.getFields());
            next = row.isBlank() ? null : row;
        }
        return next != null;
    }

    @Override
    public Row next() {
        Row row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("no row after the last of " + file.getFileName());
        }
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

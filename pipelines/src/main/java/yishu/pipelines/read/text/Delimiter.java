package yishu.pipelines.read.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Unreadable;

/**
 * The character between the cells of a CSV, declared or found. A delimiter divides many rows in a row into the same
 * number of cells; a comma inside numbers ({@code 1,234;5,678}) does so too, but leaves the header undivided.
 */
final class Delimiter {
    private static final int SAMPLE = 1 << 16;
    private static final List<Character> RAREST_FIRST = List.of('\t', '|', ';', ',');

    private Delimiter() {}

    static char of(Path file, Charset charset, String declared) throws IOException {
        if (declared.length() == 1) {
            return declared.charAt(0);
        }
        if (!declared.equals("auto")) {
            throw Unreadable.because(
                    file,
                    "the delimiter '%s' is not one character; write auto, or a character such as \"\\t\"",
                    declared);
        }
        try (Reader text = StrictText.marked(file, charset, Part.WHOLE)) {
            char[] sample = new char[SAMPLE];
            int length = 0;
            int count = 0;
            while (count >= 0 && length < SAMPLE) {
                length += count;
                count = text.read(sample, length, SAMPLE - length);
            }
            return in(String.valueOf(sample, 0, length));
        }
    }

    /** The rarest delimiter that divides all the rows which the best one divides; comma where none does. */
    static char in(String sample) {
        List<Trial> trials =
                RAREST_FIRST.stream().map(it -> Trial.of(it, sample)).toList();
        Trial best = trials.get(trials.size() - 1);
        for (Trial trial : trials) {
            best = trial.cells() > best.cells() ? trial : best;
        }
        for (Trial trial : trials) {
            if (trial.covers(best)) {
                return trial.delimiter();
            }
        }
        return best.delimiter();
    }

    /**
     * The longest run of rows that the delimiter divides.
     *
     * @param from line of its first row
     * @param to line of its last row
     * @param rows how many rows of the run have as many cells as most of them
     * @param all how many rows the run has
     * @param width how many cells most of them have
     */
    private record Trial(char delimiter, int from, int to, int rows, int all, int width) {
        static Trial of(char delimiter, String sample) {
            Trial best = new Trial(delimiter, 0, 0, 0, 0, 0);
            List<CsvRecord> run = new ArrayList<>();
            for (CsvRecord next : records(delimiter, sample)) {
                if (next.getFieldCount() > 1) {
                    run.add(next);
                } else {
                    best = longer(best, run);
                    run.clear();
                }
            }
            return longer(best, run);
        }

        private static List<CsvRecord> records(char delimiter, String sample) {
            List<CsvRecord> records = new ArrayList<>();
            try (CsvReader<CsvRecord> reader = CsvRows.parser(delimiter).ofCsvRecord(sample)) {
                reader.forEach(records::add);
            } catch (CsvParseException wrongQuoting) {
                return records;
            } catch (IOException impossible) {
                throw new IllegalStateException(String.format(Locale.ROOT, "reading memory under '%c'", delimiter));
            }
            return records;
        }

        private static Trial longer(Trial best, List<CsvRecord> run) {
            if (run.isEmpty()) {
                return best;
            }
            Map<Integer, Integer> rowsByWidth = new TreeMap<>();
            run.forEach(it -> rowsByWidth.merge(it.getFieldCount(), 1, Integer::sum));
            Map.Entry<Integer, Integer> most = Collections.max(rowsByWidth.entrySet(), Map.Entry.comparingByValue());
            int from = (int) run.get(0).getStartingLineNumber();
            int to = (int) run.get(run.size() - 1).getStartingLineNumber();
            Trial trial = new Trial(best.delimiter, from, to, most.getValue(), run.size(), most.getKey());
            return trial.cells() > best.cells() ? trial : best;
        }

        int cells() {
            return rows * width;
        }

        boolean covers(Trial other) {
            return rows > 0 && from <= other.from && to >= other.to && rows * 5 >= all * 4;
        }
    }
}

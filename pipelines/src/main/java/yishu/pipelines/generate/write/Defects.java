package yishu.pipelines.generate.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The list of what is wrong, {@code defects.csv}. A line without a column is about its whole row. Where nobody can tell
 * which of several figures is wrong, a line stands for each, and in those of the right ones {@code was} is {@code right}.
 * What is merely odd, such as full-width digits or a marker of a missing value, is not in it.
 */
public final class Defects implements Closeable {
    private final CsvWriter csv;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    private Defects(CsvWriter csv) {
        this.csv = csv;
        csv.writeRecord("file", "sheet", "row", "column", "kind", "was", "right", "found_by");
    }

    /** The list in a folder, to be written line by line. */
    public static Defects in(Path folder) throws IOException {
        return new Defects(CsvWriter.builder().build(folder.resolve("defects.csv"), StandardCharsets.UTF_8));
    }

    public void add(Place place, Kind kind, String was, String right, Found found) {
        String column = place.column() == 0 ? "" : String.valueOf(place.column());
        csv.writeRecord(
                place.file(),
                place.sheet(),
                String.valueOf(place.row()),
                column,
                kind.toString(),
                was,
                right,
                found.toString());
        if (!was.equals(right)) {
            counts.merge(kind, 1L, Long::sum);
        }
    }

    /** How many there are of each kind so far. */
    public Map<Kind, Long> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the list of defects", e);
        }
    }
}

package yishu.pipelines.fetch.sdmx;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SDMX-CSV being written. Its last column, {@code EXTRACT}, numbers all that were loaded: observations that change and
 * change back are a file of their own, which is loaded and not taken for the first one.
 */
final class SdmxExtract implements Closeable {
    private static final Pattern NAME = Pattern.compile(".*\\.(\\d{1,18})\\.([0-9a-f]+)\\.csv");
    private static final int DIGITS = 16;

    private final CsvWriter csv;
    private final MessageDigest digest;
    private final long number;
    private final String last;
    private long rows;

    private SdmxExtract(CsvWriter csv, MessageDigest digest, long number, String last) {
        this.csv = csv;
        this.digest = digest;
        this.number = number;
        this.last = last;
    }

    /** Begins the one after those of the given names. */
    static SdmxExtract begin(Path file, Collection<String> published) throws IOException {
        long number = 0;
        String last = "";
        for (String name : published) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches() && Long.parseLong(matcher.group(1)) > number) {
                number = Long.parseLong(matcher.group(1));
                last = matcher.group(2);
            }
        }
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
        try {
            return new SdmxExtract(csv, MessageDigest.getInstance("SHA-256"), number + 1, last);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds a row, the first of which holds the names of the columns. */
    void add(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        digest.update((String.join("\0", cells) + "\n").getBytes(StandardCharsets.UTF_8));
        cells.add(rows == 0 ? "EXTRACT" : String.valueOf(number));
        csv.writeRecord(cells);
        rows++;
    }

    boolean hasObservations() {
        return rows > 1;
    }

    /** What the name of its file ends with; nothing if it holds what the last that was loaded held. */
    String name() {
        String content = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        return content.equals(last) ? "" : "." + number + "." + content + ".csv";
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

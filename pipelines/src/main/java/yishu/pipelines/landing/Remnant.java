package yishu.pipelines.landing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.RowsAhead;

/**
 * What is left of a file of whatever format when rows were taken out of it: its other rows, each with the sheet, the number
 * and the cells that it had, so that it reads as the file did.
 */
public final class Remnant {
    private static final String MAGIC = "yishu rows";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Remnant() {}

    /** A row as it is written. */
    private record Line(String sheet, int number, List<String> cells, Map<Integer, Integer> merged) {
        Row row() {
            return new Row(sheet, number, cells, merged);
        }
    }

    /** Whether a file is one. */
    public static boolean isOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1).equals(MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the rows, to be closed by the caller. */
    public static void write(Writer out, Optional<String> encoding, Iterable<Row> rows) throws IOException {
        out.write(MAGIC + " " + encoding.orElse("") + "\n");
        for (Row row : rows) {
            out.write(JSON.writeValueAsString(Map.of(
                            "sheet", row.sheet(),
                            "number", row.number(),
                            "cells", row.cells(),
                            "merged", row.merged()))
                    + "\n");
        }
    }

    /** The rows again. */
    public static RowReader open(Path file) {
        try {
            return new Rows(Files.newBufferedReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read landed file '" + file + "'", e);
        }
    }

    private static final class Rows extends RowsAhead {
        private final BufferedReader lines;
        private final Optional<String> encoding;

        Rows(BufferedReader lines) throws IOException {
            super(null);
            this.lines = lines;
            String said = Optional.ofNullable(lines.readLine())
                    .orElse("")
                    .substring(MAGIC.length())
                    .strip();
            this.encoding = Optional.of(said).filter(it -> !it.isEmpty());
        }

        @Override
        public Optional<String> encoding() {
            return encoding;
        }

        @Override
        protected @Nullable Row read() throws IOException {
            String line = lines.readLine();
            return line == null ? null : JSON.readValue(line, Line.class).row();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}

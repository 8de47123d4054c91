package yishu.pipelines.read;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import yishu.pipelines.contract.SourceSpec.Layout;
import yishu.pipelines.contract.SourceSpec.Reading;

/** Short ways to read files and to write down layouts in tests. */
public final class Rows {
    public static final Reading CSV = csv("auto", "auto");
    public static final Reading EXCEL = excel("");

    private Rows() {}

    public static Reading csv(String encoding, String delimiter) {
        return Reading.of("csv").withEncoding(encoding).withDelimiter(delimiter);
    }

    public static Reading excel(String sheets) {
        return Reading.of("excel").withSheets(Pattern.compile(sheets));
    }

    public static List<Row> of(Path file, Reading reading) {
        List<Row> rows = new ArrayList<>();
        try (FailsafeRows reader = Sources.of(reading.format()).open(file, reading)) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** All rows of a reader, which is closed then. */
    public static List<Row> of(RowReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (reader) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Rows numbered from 1, cells divided by {@code |}; an empty line is a row that is not there. */
    public static List<Row> of(String... lines) {
        return sheet("", lines);
    }

    public static List<Row> sheet(String name, String... lines) {
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number <= lines.length; number++) {
            if (!lines[number - 1].isEmpty()) {
                rows.add(new Row(name, number, List.of(lines[number - 1].split("\\|", -1))));
            }
        }
        return rows;
    }

    public static Layout layout(String skipUntil, String stopAt) {
        return new Layout(pattern(skipUntil), pattern(stopAt), 1, List.of(), List.of(), Map.of());
    }

    private static Optional<Pattern> pattern(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text));
    }

    /** A published file outside the project; the test is skipped where there is none. */
    public static Path real(String name) {
        Path file = Path.of(System.getProperty("yishu.root", ".."))
                .resolve("../shared/data")
                .resolve(name);
        assumeTrue(Files.exists(file), "published files are not here: " + name);
        return file;
    }
}

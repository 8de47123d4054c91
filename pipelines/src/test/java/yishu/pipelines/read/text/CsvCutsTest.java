package yishu.pipelines.read.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;

/** A file that is read in parts gives the rows of the whole, with their numbers. */
class CsvCutsTest {
    private static final String[] CELLS = {
        "北京市", "1,234.5", "", "a \"b\" c", "two\nlines", "𠮷野家", "é", "\r\n", "\"", ",", "plain\"\"quotes", "x"
    };
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r");

    private final Path folder;
    private final yishu.pipelines.read.text.CsvSource source = new CsvSource();

    CsvCutsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "BOM"})
    void partsTogetherAreTheWhole(String encoding) throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            Path file = file(random, encoding);
            Reading reading = Reading.of("csv").withDelimiter(",");
            long size = 1L + random.nextInt(200);
            List<Row> together = new ArrayList<>();
            List<Part> parts = source.parts(file, reading, size);
            for (Part part : parts) {
                together.addAll(Rows.of(source.open(file, reading, part)));
            }

            assertThat(together).isEqualTo(Rows.of(source.open(file, reading)));
            assertThat(parts.size() > 1).isEqualTo(!encoding.equals("UTF-16LE") && Files.size(file) > 3 * size + 400);
        }
    }

    /** Eighty rows of odd cells, quoted where they must be; a plain cell may hold quotes in its middle. */
    private Path file(Random random, String encoding) throws IOException {
        StringBuilder text = new StringBuilder(encoding.equals("BOM") ? "\uFEFF" : "");
        String end = ENDS.get(random.nextInt(ENDS.size()));
        for (int row = 0; row < 80; row++) {
            for (int column = 0; column < 4; column++) {
                String cell = CELLS[random.nextInt(CELLS.length)];
                boolean quotes = cell.matches("(?s).*[,\n\r].*|\".*|a .*") || random.nextInt(4) == 0;
                text.append(quotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
                text.append(column < 3 ? "," : end);
            }
        }
        Charset charset = Charset.forName(encoding.equals("BOM") ? "UTF-8" : encoding);
        String marked = encoding.equals("UTF-16LE") ? "\uFEFF" + text : text.toString();
        return Files.write(folder.resolve("f.csv"), marked.getBytes(charset));
    }
}

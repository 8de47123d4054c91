package yishu.pipelines.read.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.Source;
import yishu.pipelines.read.Sources;

/** JSON lines that are read in parts give the rows of the whole, with their columns and numbers. */
class JsonCutsTest {
    private static final String[] VALUES = {
        "\"北京市\"", "1.50", "null", "\"}{\"", "\"a \\\" b\"", "\"\\\\\"", "{\"in\": [1, \"]\"]}", "[{\"x\": 1}]", "true"
    };
    private static final Reading READING = Reading.of("json");

    private final Path folder;
    private final Source source = Sources.of("json");

    JsonCutsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,true", "BOM,true", "GB18030,false"})
    void partsTogetherAreTheWhole(String encoding, boolean isCut) throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            Path file = file(random, encoding);
            List<Row> together = new ArrayList<>();
            List<Part> parts = source.parts(file, READING, 1L + random.nextInt(300));
            for (Part part : parts) {
                together.addAll(Rows.of(source.open(file, READING, part)));
            }
            assertThat(together).isEqualTo(Rows.of(source.open(file, READING)));
            assertThat(parts.size() > 1).isEqualTo(isCut);
        }
    }

    @Test
    void whatIsWrongIsToldWithItsLineInTheFile() throws IOException {
        String good = "{\"a\": 1}\n".repeat(50);
        Path file = Files.writeString(folder.resolve("f.json"), good + "{\"a\": 1, \"a\": 2}\n" + good + "{\"a\" 3}\n");
        assertThatThrownBy(() -> source.parts(file, READING, 20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a field stands twice in one object")
                .hasMessageContaining("line 51");
    }

    @Test
    void whatIsNoLinesIsNotCut() throws IOException {
        String array = "[\n" + "{\"a\": 1},\n".repeat(50) + "{\"a\": 2}]";
        Path file = Files.writeString(folder.resolve("f.json"), array);
        assertThat(source.parts(file, READING, 20)).singleElement().satisfies(it -> assertThat(it.isFirst())
                .isTrue());
    }

    /** Sixty objects, each begun on a line of its own; some go on over several lines, some lines are blank. */
    private Path file(Random random, String encoding) throws IOException {
        StringBuilder text = new StringBuilder(encoding.equals("BOM") ? "\uFEFF" : "");
        String end = random.nextBoolean() ? "\n" : "\r\n";
        for (int row = 0; row < 60; row++) {
            String within = random.nextInt(5) == 0 ? end : "";
            text.append('{');
            for (int field = 0; field < 4; field++) {
                String value = VALUES[random.nextInt(VALUES.length)];
                text.append(field == 0 ? within : "," + within);
                text.append("\"").append("甲乙丙丁戊己".charAt(field + random.nextInt(3) % 3));
                text.append(field).append("\": ").append(value);
            }
            text.append(within).append('}').append(end).append(random.nextInt(8) == 0 ? end : "");
        }
        Charset charset = Charset.forName(encoding.equals("BOM") ? "UTF-8" : encoding);
        return Files.write(folder.resolve("f.json"), text.toString().getBytes(charset));
    }
}

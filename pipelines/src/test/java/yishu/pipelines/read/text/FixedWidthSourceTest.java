package yishu.pipelines.read.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Layout;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Mutations;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;
import yishu.pipelines.read.Sources;

class FixedWidthSourceTest {
    private static final Reading TAXES = reading("auto", "代码", 6, "名称", 8, "金额", 7);
    private static final List<String> NAMES = List.of("代码", "名称", "金额");

    private final Path folder;

    FixedWidthSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The byte counts of each line are written down by hand: 6 + 8 + 7. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "110000北京市  1234.50!110000|北京市|1234.50",
                "110000北京市　   1.5 !110000|北京市|1.5",
                "110101东城区　1234567!110101|东城区|1234567",
                "110101朝 阳       -12!110101|朝 阳|-12",
                "11010    阳城       0!11010|阳城|0",
                "110101㐂镇      　1!110101|㐂镇|1",
                "110101              1!110101||1",
            })
    void fieldsAreCutByBytesOfGb18030AndTrimmed(String line, String cells) {
        Path file = write(gb("110000河北省  1234.50\n" + line + "\n"));
        assertThat(Rows.of(file, TAXES).get(2)).isEqualTo(new Row("", 2, List.of(cells.split("\\|", -1))));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 3", "GB18030, 2", "GBK, 2", "Big5, 2", "UTF-16LE, 2", "UTF-16BE, 2", "UTF-16, 2"})
    void widthsAreThoseOfTheEncoding(String charset, int width) {
        String lines = "中文,\n中文,\n";
        int comma = charset.startsWith("UTF-16") ? 2 : 1;
        Path file = write(lines.getBytes(Charset.forName(charset)));
        assertThat(Rows.of(file, reading(charset, "a", width, "b", width, "c", comma)))
                .containsExactly(
                        new Row("", 0, List.of("a", "b", "c")),
                        new Row("", 1, List.of("中", "文", ",")),
                        new Row("", 2, List.of("中", "文", ",")));
    }

    @Test
    void aCharacterOfFourBytesIsOne() {
        Path file = write(gb("𠮷㐂ab\n"));
        assertThat(Rows.of(file, reading("GB18030", "a", 4, "b", 4, "c", 2))
                        .get(1)
                        .cells())
                .containsExactly("𠮷", "㐂", "ab");
    }

    @Test
    void aFieldThatEndsWithinACharacterIsRefused() {
        assertRefused(
                gb("110000北京市  1234.50\n11000北京市   1234.50\n"),
                TAXES,
                "the field '代码' ends within the character '北', line 2; the widths of 'fields' count bytes, of which"
                        + " this character has 2 in GB18030");
        assertRefused(
                "ab𠮷\n".getBytes(StandardCharsets.UTF_8),
                reading("auto", "a", 2, "b", 3, "c", 1),
                "the field 'b' ends within the character '𠮷', line 1; the widths of 'fields' count bytes, of which"
                        + " this character has 4 in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r\n'", "'\r'"})
    void everyLineBreakEndsALineAndNoneBelongsToAField(String end) {
        String line = "110000北京市  1234.50";
        Path file = write(gb(line + end + end + "      " + "        " + "       " + end + line));
        assertThat(Rows.of(file, TAXES)).extracting(Row::number).containsExactly(0, 1, 4);
    }

    @Test
    void theMarkOfUtf8BelongsToNoFieldAndTheEndOfDosToNoRow() {
        Path file = write("\uFEFF110北京\r\n\u001A".getBytes(StandardCharsets.UTF_8));
        assertThat(Rows.of(file, reading("auto", "代码", 3, "名称", 6)))
                .containsExactly(new Row("", 0, List.of("代码", "名称")), new Row("", 1, List.of("110", "北京")));
    }

    @Test
    void aLineOfAnotherLengthIsLeftInOnePiece() {
        Path file = write(gb("单位：万元\n110000北京市  1234.50\n110000北京市  1234.5\n110000北京市  1234.500\n合计  2\n"));
        assertThat(Rows.of(file, TAXES))
                .containsExactly(
                        new Row("", 0, NAMES),
                        new Row("", 1, List.of("单位：万元")),
                        new Row("", 2, List.of("110000", "北京市", "1234.50")),
                        new Row("", 3, List.of("110000北京市  1234.5")),
                        new Row("", 4, List.of("110000北京市  1234.500")),
                        new Row("", 5, List.of("合计  2")));
    }

    @Test
    void titlesAndTotalsAreFoundByPatternsAndTheFieldsKeepTheirNames() {
        Path file = write(gb("单位：万元\n代码  名称    金额\n110000北京市  1234.50\n120000天津市  1234.50\n合计  2469.00\n"));
        Layout layout = new Layout(
                Optional.of(Pattern.compile("^代码 ")),
                Optional.of(Pattern.compile("^合计")),
                1,
                List.of(),
                List.of(),
                Map.of("unit", Pattern.compile("^单位：(.+)$")));
        assertThat(Outline.of(Rows.of(file, TAXES).iterator(), layout, "f"))
                .containsExactly(new Block("", NAMES, 3, 4, 2, Map.of("unit", "万元"), List.of("合计  2469.00")));
        assertThat(Outline.of(Rows.of(file, TAXES).iterator(), Rows.layout("", "^合计"), "f"))
                .containsExactly(new Block("", NAMES, 1, 4, 4, Map.of(), List.of("合计  2469.00")));
    }

    @Test
    void whatIsNoTextOfFieldsIsRefused() {
        assertRefused(gb("a"), Reading.of("fixed-width"), "nothing tells the widths of its columns");
        assertRefused(new byte[] {'a', '\n', 0, 1}, TAXES, "a NUL stands in line 2");
        assertRefused(
                "x".repeat((1 << 24) + 1).getBytes(StandardCharsets.US_ASCII), TAXES, "line 1 is longer than 16 MB");
    }

    @Test
    void tellsItsEncoding() {
        try (FailsafeRows rows = Sources.of("fixed-width").open(write(gb("110000北京市  1234.50")), TAXES)) {
            assertThat(rows.encoding()).contains("GB18030");
        }
    }

    @Test
    void compliesWithItsContract() {
        SourceAssert.assertCompliance(new FixedWidthSource(), write(gb("110000北京市  1234.50\n")), TAXES);
    }

    @Test
    void accidentsDoNoHarm() throws IOException {
        Mutations.assertHarmless(write(gb("110000北京市  1234.50\r\n120000天津市  1234.50\r\n合计\r\n")), TAXES, 400);
    }

    private static Reading reading(String encoding, Object... fields) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            widths.put((String) fields[index], (Integer) fields[index + 1]);
        }
        return Reading.of("fixed-width").withEncoding(encoding).withFields(widths);
    }

    private void assertRefused(byte[] bytes, Reading reading, String part) {
        Path file = write(bytes);
        assertThatThrownBy(() -> Rows.of(file, reading))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read file 'f.txt': ")
                .hasMessageContaining(part);
    }

    private static byte[] gb(String text) {
        return text.getBytes(Charset.forName("GB18030"));
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("f.txt"), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

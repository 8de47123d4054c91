package yishu.pipelines.read.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Labels;
import yishu.pipelines.read.Mutations;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;
import yishu.pipelines.read.Sources;
import yishu.pipelines.read.TableRow;
import yishu.pipelines.read.Written;

class PxSourceTest {
    private static final Reading PX = Reading.of("px");
    static final String SMALL = """
            CHARSET="ANSI";
            STUB="地区";
            HEADING="年";
            VALUES("地区")="甲区","乙县";
            VALUES("年")="2023","2024";
            DATA=1 2
            3 4;
            """;

    private final Path folder;
    private final Written file;

    PxSourceTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = new Written(folder.resolve("f.px"));
    }

    @Test
    void everyCellIsARowBelowTheNamesOfTheColumns() {
        List<Row> rows = Rows.of(Cubes.sample("output.px", folder), PX);
        assertThat(rows).hasSize(13);
        assertThat(rows.get(0))
                .isEqualTo(new Row(
                        "",
                        0,
                        List.of(
                                "地区",
                                "地区.code",
                                "指标",
                                "季度",
                                "季度.period",
                                "DATA",
                                "DATASYMBOL",
                                "CONTENTS",
                                "UNITS",
                                "DECIMALS",
                                "LAST-UPDATED",
                                "SOURCE",
                                "TITLE",
                                "MATRIX",
                                "NOTE",
                                "VALUENOTE",
                                "CELLNOTE")));
        assertThat(rows.get(1))
                .isEqualTo(new Row(
                        "",
                        1,
                        List.of(
                                "澜阳区",
                                "990101",
                                "增加值",
                                "2024年一季度",
                                "2024-Q1",
                                "12.30",
                                "",
                                "产值",
                                "亿元",
                                "2",
                                "20250228 08:30",
                                "澜州市统计局",
                                "按地区、指标和季度分的产值",
                                "CZ01",
                                "本表为模拟数据；\n合计含未列出的地区。",
                                "",
                                "")));
        assertThat(rows.get(6).cells().subList(0, 11))
                .containsExactly(
                        "望岚县", "990122", "增加值", "2024年二季度", "2024-Q2", "..", "未公布", "产值", "亿元", "2", "20250228 08:30");
        assertThat(rows.get(6).cells().subList(15, 17)).containsExactly("2024年区划调整。", "初步数。\n快报。");
        assertThat(rows.stream().skip(1).map(it -> it.cells().get(5)))
                .containsExactly(
                        "12.30",
                        "13.45",
                        "5.1",
                        ".",
                        "0.10",
                        "..",
                        "-",
                        "-0.5",
                        "1234567890123.123456789",
                        "20",
                        "4.4",
                        "4.50");
        assertThat(rows.stream().skip(1).map(it -> it.cells().get(6)))
                .containsExactly("", "", "", "不适用", "", "未公布", "不足半个单位", "", "", "", "", "");
        assertThat(rows.stream().skip(1).map(Row::number))
                .isEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
    }

    /** What a plain {@code source.yaml} without {@code table:} makes of it. */
    @Test
    void rowZeroIsTheHeader() {
        Path file = Cubes.sample("output.px", folder);
        Block block = Outline.of(Rows.of(file, PX).iterator(), Rows.layout("", ""), "output.px")
                .get(0);
        assertThat(block.header()).startsWith("地区", "地区.code", "指标");
        assertThat(List.of(block.firstRow(), block.lastRow())).containsExactly(1, 12);
        Row row = Rows.of(file, PX).get(12);
        TableRow last = new TableRow(row, block, row.cells(), Labels.NONE);
        assertThat(last.fields()).containsEntry("地区.code", "99").containsEntry("DATA", "4.50");
    }

    @Test
    void compliesWithItsContract() {
        SourceAssert.assertCompliance(new PxSource(), Cubes.sample("output.px", folder), PX);
    }

    @Test
    void neverAnythingButRowsOrARefusal() throws IOException {
        Mutations.assertHarmless(Cubes.sample("output.px", folder), PX, 400);
        Mutations.assertHarmless(
                write(PxKeysTest.keyed("\"b\",\"2024\", 1 \"..\"\n\"a\",\"2023\", 3 4;"), "UTF-8"), PX, 200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', GB18030, GB18030",
        "'', UTF-8, UTF-8",
        "'', Big5, Big5",
        "gb2312, GB18030, GB18030",
        "GBK, GB18030, GB18030",
        "936, GB18030, GBK",
        "utf-8, UTF-8, UTF-8",
        "'', UTF-16, UTF-16BE",
    })
    void chineseIsReadInItsEncoding(String codepage, String written, String name) {
        String said = codepage.isEmpty() ? "" : "CODEPAGE=\"" + codepage + "\";\n";
        String text =
                SMALL.replace("甲区", written.equals("Big5") ? "臺北市" : "北京市").replace("STUB", said + "STUB");
        Path file = write(text, written);
        assertThat(Rows.of(file, PX).get(1).cells().get(0)).isEqualTo(written.equals("Big5") ? "臺北市" : "北京市");
        try (FailsafeRows rows = Sources.of("px").open(file, PX)) {
            assertThat(rows.encoding()).contains(name);
        }
    }

    @Test
    void latinIsWindowsWhereTheFileSaysAnsiAndRefusedWhereItSaysNothing() {
        String latin = SMALL.replace("地区", "région")
                .replace("年", "år")
                .replace("甲区", "Åland €")
                .replace("乙县", "Östra");
        assertThat(Rows.of(write(latin, "windows-1252"), PX).get(1).cells()).containsExactly("Åland €", "2023", "1");
        String codepage = latin.replace("STUB", "CODEPAGE=\"iso-8859-15\";\nSTUB");
        assertThat(Rows.of(write(codepage, "ISO-8859-15"), PX).get(1).cells()).containsExactly("Åland €", "2023", "1");
        String dos = latin.replace("CHARSET=\"ANSI\";\n", "").replace(" €", "");
        assertRefused(dos, "IBM850", "say in source.yaml what its encoding is");
        assertThat(Rows.of(write(dos, "IBM850"), PX.withEncoding("IBM850"))
                        .get(1)
                        .cells())
                .containsExactly("Åland", "2023", "1");
    }

    @Test
    void aWrongCodepageIsRefused() {
        assertRefused(SMALL.replace("STUB", "CODEPAGE=\"windows-1252\";\nSTUB"), "UTF-8", "but it is UTF-8");
        assertRefused(SMALL.replace("STUB", "CODEPAGE=\"utf-8\";\nSTUB"), "GB18030", "are not UTF-8, line 3");
        assertRefused(
                SMALL.replace("STUB", "CODEPAGE=\"UFT-8\";\nSTUB"), "UTF-8", "there is no encoding 'UFT-8'; did you");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "1 2 3 4 ; ! 1 2 3 4",
                "1,2;3\\t4;\\n ! 1 2 3 4",
                "1;2;3;4;\\r\\n\\u001A ! 1 2 3 4",
                "\"..\"\"-\" \"......\" 1E+5; ! .. - ...... 1E+5",
                "\"n/a\" +1.50 -.5 007; ! n/a +1.50 -.5 007",
            })
    void cellsAreDividedByAnyOfFourSigns(String data, String cells) {
        String text = data(data)
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\u001A", "\u001A");
        if (data.contains("\"\"")) {
            assertRefused(text, "UTF-8", "line 6: two quotes stand side by side");
            return;
        }
        assertThat(Rows.of(write(text, "UTF-8"), PX).stream().skip(1).map(it -> it.cells()
                        .get(2)))
                .containsExactly(cells.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "1 2 3; ! line 6: DATA holds 3 cells, but its dimensions give 4: 地区 (2) × 年 (2)",
                "1 2 3 4 5 6; ! line 6: DATA holds 6 cells, but its dimensions give 4: 地区 (2) × 年 (2)",
                "; ! line 6: DATA holds 0 cells, but",
                "1 2 3 4 ! line 6: DATA is cut off: after 4 cells, no semicolon closes it",
                "1 2 3 ! line 6: DATA is cut off: after 3 cells",
                "1 2 3 4; TITLE=\"x\"; ! line 6: DATA holds 6 cells",
                "1 2 \"3 4; ! line 6: a quote is opened and never closed",
            })
    void theNumberOfCellsIsThatOfTheDimensions(String data, String what) {
        assertRefused(data(data), "UTF-8", what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "VALUES(\"年\") ! VALUES(\"年份\") ! line 3: HEADING names the dimension '年', of which there is no VALUES",
                "HEADING=\"年\" ! HEADING=\"年\",\"地区\" ! line 3: HEADING names the dimension '地区' a second time",
                "\"甲区\",\"乙县\" ! ! line 4: VALUES of '地区' names none",
                "\"甲区\" ! \"甲区 ! line 5: a quote is opened and never closed",
                "CHARSET ! <html> ! line 1: '<' stands where a keyword of PX should begin",
                "DATA=1 ! NOTE=1 ! the file ends without DATA",
                "STUB=\"地区\";\\nHEADING=\"年\"; ! TITLE=\"\"; ! neither STUB nor HEADING is stated",
                "STUB=\"地区\" ! STUB=\"地区\";\\nSTUB=\"年\" ! line 3: STUB is stated a second time, first in line 2",
                "STUB=\"地区\" ! STUB \"地区\" ! line 2: after STUB comes '\"', not '='",
                "DATA= ! CODES(\"地区\")=\"1\";\\nDATA= ! line 6: CODES of '地区' gives 1, but VALUES in line 4 2",
                "DATA= ! TIMEVAL(\"年\")=TLIST(A1,\"2020\"-\"2024\");\\nDATA= ! line 6: TIMEVAL of '年' gives 3, but VALUES in line 5 2",
                "DATA= ! TIMEVAL(\"年\")=TLIST(Q1),\"20231\",\"20235\";\\nDATA= ! line 6: '20235' is no period of the scale Q1 of TIMEVAL",
                "DATA= ! TIMEVAL(\"年\")=TLIST(D1,\"20230101\"-\"20230102\");\\nDATA= ! line 6: TIMEVAL gives a first and a last period of an unknown scale, D1",
                "DATA= ! TIMEVAL(\"年\")=\"2023\";\\nDATA= ! line 6: TIMEVAL is not TLIST with a scale and periods",
                "DATA= ! CELLNOTE(\"甲区\")=\"x\";\\nDATA= ! line 6: CELLNOTE names 1 values for 2 dimensions",
                "DATA= ! VALUENOTE(\"甲\",\"甲区\")=\"x\";\\nDATA= ! line 6: VALUENOTE is said of no dimension and value: [甲, 甲区]",
            })
    void whatIsWrongIsToldWithItsLine(String good, String bad, String what) {
        String text = SMALL.replace(good.replace("\\n", "\n"), bad == null ? "" : bad.replace("\\n", "\n"));
        assertRefused(text, "UTF-8", what);
    }

    @Test
    void tooManyCellsAreRefusedBeforeTheyAreCounted() {
        String values = "\"x\",".repeat(50_000) + "\"x\"";
        assertRefused(
                SMALL.replace("\"甲区\",\"乙县\"", values).replace("\"2023\",\"2024\"", values),
                "UTF-8",
                "its dimensions give more than 2147483647 cells");
    }

    @Test
    void aFileInOneLanguageMayNameItEverywhere() {
        String text = SMALL.replace("STUB", "LANGUAGE=\"zh\";\nSTUB[zh]").replace("VALUES(", "VALUES[zh](");
        assertThat(Rows.of(write(text, "UTF-8"), PX)).hasSize(5);
    }

    @Test
    void aHundredThousandCellsStream() {
        String values = "\"x\"" + ",\"x\"".repeat(99_999);
        String text = data("1.5 ".repeat(100_000) + ";")
                .replace("\"甲区\",\"乙县\"", values)
                .replace("\"2023\",\"2024\"", "\"2024\"");
        assertThat(Rows.of(write(text, "UTF-8"), PX)).hasSize(100_001);
    }

    private static String data(String data) {
        return SMALL.substring(0, SMALL.indexOf("DATA=")) + "DATA=" + data;
    }

    private void assertRefused(String text, String charset, String part) {
        file.assertRefused(text.getBytes(Charset.forName(charset)), PX, part);
    }

    private Path write(String text, String charset) {
        return file.write(text, charset);
    }
}

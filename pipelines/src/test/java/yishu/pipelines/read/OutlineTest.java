package yishu.pipelines.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Layout;

class OutlineTest {
    private static final Layout REGIONS = Rows.layout("^地区,", "^(注|数据来源)[:：]");

    @Test
    void preambleHeaderDataAndNotes() {
        List<Row> rows =
                Rows.of("数据库：分省", "", "地区|2024年|2023年", "北京|1|2", "", "天津|3|4", "注：1.甲，", "　　　2.乙|　|", "数据来源：统计局");
        Block block = only(rows, REGIONS);
        assertThat(block)
                .isEqualTo(new Block(
                        "",
                        List.of("地区", "2024年", "2023年"),
                        4,
                        6,
                        2,
                        Map.of(),
                        List.of("注：1.甲，", "　　　2.乙", "数据来源：统计局")));
        assertThat(texts(rows, block)).containsExactly(List.of("北京", "1", "2"), List.of("天津", "3", "4"));
    }

    @Test
    void withoutPatternsTheFirstRowIsTheHeaderAndAllOthersAreData() {
        List<Row> rows = Rows.of("", "", "地区|值", "北京|1");
        assertThat(only(rows, Rows.layout("", "")))
                .isEqualTo(new Block("", List.of("地区", "值"), 4, 4, 1, Map.of(), List.of()));
    }

    @Test
    void everyTableOfAFileHasItsOwnPreambleAndNotes() {
        Layout layout = context(
                REGIONS,
                Map.of(
                        "indicator", Pattern.compile("^指标：(.+?)\\((?<unit>.+)\\)$"),
                        "source", Pattern.compile("^数据来源：(.+)$")));
        List<Row> rows = Rows.of(
                "指标：产值(亿元)|",
                "地区|2024年",
                "北京|1",
                "注：第一张",
                "数据来源：甲局",
                "指标：人口(万人)",
                "地区|2023年|2022年",
                "天津|3|4",
                "数据来源：乙局");
        List<Block> blocks = Outline.of(rows.iterator(), layout, "two.csv");
        assertThat(blocks)
                .containsExactly(
                        new Block(
                                "",
                                List.of("地区", "2024年"),
                                3,
                                3,
                                1,
                                Map.of("indicator", "产值", "unit", "亿元", "source", "甲局"),
                                List.of("注：第一张", "数据来源：甲局")),
                        new Block(
                                "",
                                List.of("地区", "2023年", "2022年"),
                                8,
                                8,
                                1,
                                Map.of("indicator", "人口", "unit", "万人", "source", "乙局"),
                                List.of("数据来源：乙局")));
        assertThat(texts(rows, blocks.get(1))).containsExactly(List.of("天津", "3", "4"));
    }

    @Test
    void aSheetTakesNothingFromTheOneBefore() {
        Layout layout = context(REGIONS, Map.of("indicator", Pattern.compile("^指标：(.+)$")));
        List<Row> rows = new ArrayList<>(Rows.sheet("一", "指标：产值", "地区|2024年", "北京|1"));
        rows.addAll(Rows.sheet("二", "地区|2024年", "天津|2", "注：无"));
        List<Block> blocks = Outline.of(rows.iterator(), layout, "book.xlsx");
        assertThat(blocks).extracting(Block::sheet).containsExactly("一", "二");
        assertThat(blocks).extracting(Block::context).containsExactly(Map.of("indicator", "产值"), Map.of());
        assertThat(blocks).extracting(Block::notes).containsExactly(List.of(), List.of("注：无"));
    }

    @Test
    void ofHeaderRowsInARowTheLastIsTheHeader() {
        Block block = only(Rows.of("地区|年份", "地区|2024年", "北京|1", "地区|2", "注："), REGIONS);
        assertThat(block.header()).containsExactly("地区", "2024年");
        assertThat(block.firstRow()).isEqualTo(3);
        assertThat(block.lastRow()).as("a look-alike among the data is data").isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "地区|2024年||2023年|; |男|女|男|女; 地区, 2024年/男, 2024年/女, 2023年/男, 2023年/女",
                "地区|人口||备注; |男|女|; 地区, 人口/男, 人口/女, 备注",
                "地区||人口; ||合计; 地区, column_2, 人口/合计",
                "|产值; 地区|亿元; 地区, 产值/亿元",
                "地区|值|值; |a|a; 地区, 值/a, 值/a (2)",
            })
    void headersOfTwoRows(String upper, String lower, String names) {
        Layout layout = new Layout(Optional.empty(), Optional.empty(), 2, List.of(), List.of(), Map.of());
        assertThat(only(Rows.of(upper, lower, "北京|1"), layout).header()).containsExactly(names.split(", "));
    }

    @Test
    void headerOfThreeRowsEndsWithTheFoundOneAndSpreadsWithinItsGroup() {
        Layout layout =
                new Layout(Optional.of(Pattern.compile("^代码,")), Optional.empty(), 3, List.of(), List.of(), Map.of());
        Block block = only(Rows.of("标题", "|总||分|", "|甲||乙|", "代码|1|2|3|4", "a|5|6|7|8"), layout);
        assertThat(block.header()).containsExactly("代码", "总/甲/1", "总/甲/2", "分/乙/3", "分/乙/4");
        assertThat(block.firstRow()).isEqualTo(5);
    }

    @Test
    void everyColumnHasANameOfItsOwn() {
        Layout layout = new Layout(Optional.empty(), Optional.empty(), 1, List.of("region"), List.of(), Map.of());
        assertThat(only(Rows.of("地区|值||值|行\n业||", "北京|1|2|3|4|5"), layout).header())
                .containsExactly("region", "值", "column_3", "值 (2)", "行 业", "column_6");
    }

    @Test
    void blankCellsRepeatTheOneAboveOnlyWhereAskedAndWithinTheirTable() {
        Layout layout = new Layout(REGIONS.skipUntil(), REGIONS.stopAt(), 1, List.of(), List.of("地区"), Map.of());
        List<Row> rows = Rows.of("地区|行业|值", "北京|农业|1", "　|工业|", "", "|服务业", "注：", "地区|行业|值", "|农业|2");
        List<Block> blocks = Outline.of(rows.iterator(), layout, "f.csv");
        List<TableRow> data = data(rows, blocks, layout);
        assertThat(data)
                .extracting(TableRow::cells)
                .containsExactly(
                        List.of("北京", "农业", "1"),
                        List.of("北京", "工业", ""),
                        List.of("北京", "服务业", ""),
                        List.of("", "农业", "2"));
        assertThat(data).extracting(it -> it.row().number()).containsExactly(2, 3, 5, 8);
        assertThat(data.get(2).text("行业")).contains("服务业");
        assertThat(data.get(2).text("无")).isEmpty();
        assertThat(data.get(2).block().columnOf("行业")).hasValue(2);
        assertThat(data.get(2).fields()).containsEntry("地区", "北京").hasSize(3);
    }

    @Test
    void aMissingHeaderSaysWhatWasSoughtAndWhatIsThere() {
        assertThatThrownBy(() -> Outline.of(Rows.sheet("说明", "甲", "", "乙|丙").iterator(), REGIONS, "gdp.xls"))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot find table in file 'gdp.xls' sheet '说明': no row matches skip_until '^地区,';"
                        + " if the sheet holds no table, leave it out by 'sheets'; it begins\n  1: 甲\n  3: 乙,丙");
    }

    @Test
    void aFileWithoutTextHasNoTable() {
        assertThatThrownBy(() -> Outline.of(Rows.of("", "　|").iterator(), REGIONS, "gdp.csv"))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot find table in file 'gdp.csv': it holds no text");
    }

    @Test
    void aColumnToFillThatIsNotThereIsNamedWithTheNearest() {
        Layout layout = new Layout(Optional.empty(), Optional.empty(), 1, List.of(), List.of("regoin"), Map.of());
        assertThatThrownBy(() -> only(Rows.of("region|value", "a|1"), layout))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot fill down column 'regoin': the header in row 1 of file 'f.csv' is region, value;"
                        + " did you mean 'region'?");
    }

    @Test
    void aTableMayBeEmpty() {
        List<Row> rows = Rows.of("地区|2024年", "注：无数据");
        Block block = only(rows, REGIONS);
        assertThat(block.lastRow()).isLessThan(block.firstRow());
        assertThat(texts(rows, block)).isEmpty();
    }

    @Test
    void rowsTravelBetweenProcesses() throws IOException, ClassNotFoundException {
        List<Row> rows = Rows.of("地区|值", "北京|1");
        Layout layout = Rows.layout("", "");
        TableRow row = data(rows, List.of(only(rows, layout)), layout).get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(row);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(row);
        }
    }

    private static Layout context(Layout layout, Map<String, Pattern> context) {
        return new Layout(
                layout.skipUntil(), layout.stopAt(), layout.headerRows(), layout.header(), layout.fillDown(), context);
    }

    private static Block only(List<Row> rows, Layout layout) {
        List<Block> blocks = Outline.of(rows.iterator(), layout, "f.csv");
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static List<List<String>> texts(List<Row> rows, Block block) {
        List<List<String>> texts = new ArrayList<>();
        TableRows.of(rows.iterator(), List.of(block), REGIONS).forEachRemaining(it -> texts.add(it.cells()));
        return texts;
    }

    private static List<TableRow> data(List<Row> rows, List<Block> blocks, Layout layout) {
        List<TableRow> data = new ArrayList<>();
        TableRows.of(rows.iterator(), blocks, layout).forEachRemaining(data::add);
        return data;
    }
}

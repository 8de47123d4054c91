package yishu.pipelines.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.pipelines.contract.SourceSpec.Layout;

/** Files as statistical offices released them; the expected texts were read from them by other programs. */
class PublishedFilesTest {
    private static final Layout EXPORT = new Layout(
            Optional.of(Pattern.compile("^地区,")),
            Optional.of(Pattern.compile("^(注|数据来源)[:：]")),
            1,
            List.of(),
            List.of(),
            Map.of("indicator", Pattern.compile("^指标：(.+)\\((?<unit>[^()]+)\\)$")));

    @ParameterizedTest
    @CsvSource({
        "'', 地区生产总值, 亿元, 2024年, 49670.2, 20492.4, 2",
        "' (1)', 人口数(人口抽样调查), 人, 2015年, 335775, 367631, 3",
        "' (2)', 65岁及以上人口数(人口抽样调查), 人, 2024年, 3703, 2393, 2",
        "' (3)', 城镇单位就业人员, 万人, 2025年, '', '', 4",
        "' (4)', 私营企业和个体就业人员, 万人, 2019年, 1187.5, 479.5, 4",
    })
    void exportsOfTheStatisticsBureau(
            String suffix, String indicator, String unit, String year, String beijing, String xinjiang, int notes) {
        var file = Rows.real("nbs/分省年度数据" + suffix + ".csv");
        List<Row> rows = Rows.of(file, Rows.CSV);
        Block block = Outline.of(rows.iterator(), EXPORT, "export").get(0);
        List<TableRow> data = all(TableRows.of(rows.iterator(), List.of(block), EXPORT));

        try (FailsafeRows reader = Sources.of("csv").open(file, Rows.CSV)) {
            assertThat(reader.encoding()).contains("GB18030");
        }
        assertThat(block.context()).containsEntry("indicator", indicator).containsEntry("unit", unit);
        assertThat(block.firstRow()).isEqualTo(5);
        assertThat(block.lastRow()).isEqualTo(35);
        assertThat(block.notes()).hasSize(notes).last().isEqualTo("数据来源：国家统计局");
        assertThat(data).hasSize(31);
        assertThat(data.get(0).text("地区")).contains("北京市");
        assertThat(data.get(0).text(year)).contains(beijing);
        assertThat(data.get(30).text(1)).isEqualTo("新疆维吾尔自治区");
        assertThat(data.get(30).text(year)).contains(xinjiang);
    }

    @Test
    void continuedNotesKeepTheBlanksThatMarkThem() {
        List<Row> rows = Rows.of(Rows.real("nbs/分省年度数据 (3).csv"), Rows.CSV);
        assertThat(Outline.of(rows.iterator(), EXPORT, "export").get(0).notes().get(2))
                .isEqualTo("　　　3.2012年行业采用新的分类标准，与前期不可比。");
    }

    @Test
    void mergedPanelWithByteOrderMark() {
        var file = Rows.real("nbs/分省年度数据_整合.csv");
        List<Row> rows = Rows.of(file, Rows.CSV);
        assertThat(rows.get(0).cells()).hasSize(23).startsWith("地区", "年份", "GDP_亿元");
        assertThat(rows.get(2).cells()).startsWith("上海", "2006", "10825.4", "10572.24");
        assertThat(rows.get(2).number()).isEqualTo(3);
    }

    @Test
    void regionCodesWithByteOrderMark() {
        List<Row> rows = Rows.of(Rows.real("areacodes/result.csv"), Rows.CSV);
        assertThat(rows.get(0).cells().get(0)).isEqualTo("代码");
        assertThat(rows.get(1).cells()).containsExactly("110000", "北京市", "", "北京市", "省级", "在用", "1981", "", "");
    }

    @Test
    void budgetWorkbookWhoseIndicatorDrifts() {
        List<Row> rows = Rows.of(Rows.real("nbs/一般公共预算等.xls"), Rows.EXCEL);
        Layout layout = new Layout(
                Optional.empty(),
                Optional.empty(),
                1,
                List.of("number", "indicator", "repeated", "region"),
                List.of("indicator"),
                Map.of());
        List<Block> blocks = Outline.of(rows.iterator(), layout, "budget");
        List<TableRow> data = all(TableRows.of(rows.iterator(), blocks, layout));

        assertThat(rows).hasSize(63);
        assertThat(blocks.get(0).header())
                .hasSize(24)
                .startsWith("number", "indicator", "repeated", "region", "2005", "2006", "2007");
        assertThat(data).hasSize(62);
        assertThat(data.get(0).cells()).startsWith("1", "一般公共预算支出（亿元）i", "", "北京", "", "", "1649.5", "1959.29");
        assertThat(data.get(30).cells()).startsWith("31", "一般公共预算支出（亿元）i", "一般公共预算支出（亿元）i", "新疆", "", "", "795.15");
        assertThat(data.get(61).cells()).startsWith("62", "财政支出（亿元）i", "财政支出（亿元）i", "新疆", "519.02", "678.47");
        assertThat(data.get(61).row().number()).isEqualTo(63);
    }

    @Test
    void balanceOfPaymentsYieldsEverySheet() {
        var file = Rows.real("ons-balance-of-payments-2020q1.xls");
        Map<String, List<Row>> sheets = Rows.of(file, Rows.EXCEL).stream().collect(Collectors.groupingBy(Row::sheet));
        assertThat(sheets).hasSize(16).containsKeys("Index", "Records", "Table A", "Table R3");
        assertThat(sheets.get("Table K"))
                .hasSize(47)
                .contains(new Row(
                        "Table K",
                        9,
                        List.of(
                                " ",
                                "     Equity and investment fund shares",
                                " CGMO",
                                "1441.9",
                                "1389.4",
                                "1428.9",
                                "1426",
                                "1441.9",
                                "1404.5",
                                "1416.7",
                                "1442.9",
                                "1389.4",
                                "1380.9")));
        assertThat(Rows.of(file, Rows.excel("^Table [AB]$")))
                .extracting(Row::sheet)
                .containsOnly("Table A", "Table B");
    }

    private static List<TableRow> all(TableRows rows) {
        List<TableRow> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }
}

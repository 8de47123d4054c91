package yishu.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static yishu.pipelines.Workbooks.cell;
import static yishu.pipelines.Workbooks.fill;
import static yishu.pipelines.Workbooks.raise;
import static yishu.pipelines.Workbooks.told;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands above and beside the figures of a workbook, from its cells to observations. */
class WorkbookTest {
    private final Path folder;

    WorkbookTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path write(boolean xml, Consumer<Sheet> fill) throws IOException {
        return Workbooks.write(folder.resolve("f.xls"), xml, fill);
    }

    /** The year's cell is merged over its quarters and no further; each column has a code of its own or none. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeaderOfGroupsQuartersAndSeriesCodesAroundSpacers(boolean xml) throws IOException {
        Path file = write(xml, sheet -> {
            fill(sheet, 0, "", "2023", "", "2024", "", "", "Notes");
            fill(sheet, 1, "", "", "", "Q1", "Q2", "", "");
            fill(sheet, 2, "Item", "ABCA", "", "ABCQ", "", "", "");
            fill(sheet, 4, "Oil", 10.0, "", 3.0, 4.0, "", "checked");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 3, 4));
        });
        assertThat(told(file, """
                table: {header_rows: {year: left, quarter: above, series: above}}
                unpivot: {columns: "^\\\\d{4}", into: column}
                map:
                  item: Item
                  series: series
                  flow: quarter
                  period: year
                  value: value
                """))
                .containsExactly("Oil - ABCA 2023 10 []", "Oil Q1 ABCQ 2024 3 []", "Oil Q2 - 2024 4 []");
    }

    /** Without a direction a group's label counts up to the next one, and a name that nobody merged does too. */
    @Test
    void namedRowsOfAHeaderSpreadLikeItsNames() throws IOException {
        Path file = write(true, sheet -> {
            fill(sheet, 0, "地区", "2023年", "", "2024年", "");
            fill(sheet, 1, "", "男", "女", "男", "女");
            fill(sheet, 2, "北京", 1.0, 2.0, 3.0, 4.0);
        });
        assertThat(told(file, """
                table: {header_rows: [year, sex]}
                unpivot: {columns: "/", into: column}
                map: {item: 地区, flow: sex, period: year, value: value}
                """))
                .containsExactly("北京 男 - 2023 1 []", "北京 女 - 2023 2 []", "北京 男 - 2024 3 []", "北京 女 - 2024 4 []");
    }

    /** 合计 stands beside a merged group and not in it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMergedLabelCoversItsColumnsAndNoOther(boolean xml) throws IOException {
        Path file = write(xml, sheet -> {
            fill(sheet, 0, "地区", "2024年", "", "");
            fill(sheet, 1, "", "男", "女", "合计");
            fill(sheet, 2, "北京", 1.0, 2.0, 3.0);
            fill(sheet, 3, "", 4.0, 5.0, 9.0);
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 0));
        });
        assertThat(told(file, """
                table: {header_rows: 2, fill_down: [地区]}
                unpivot: {columns: "男|女|合计", into: column}
                map: {item: 地区, flow: column, period: {constant: 2024年}, value: value}
                """))
                .containsExactly(
                        "北京 2024年/男 - 2024 1 []",
                        "北京 2024年/女 - 2024 2 []",
                        "北京 合计 - 2024 3 []",
                        "北京 2024年/男 - 2024 4 []",
                        "北京 2024年/女 - 2024 5 []",
                        "北京 合计 - 2024 9 []");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theClosestHeadingAboveCountsAndAnOuterOneEndsAnInner(boolean xml) throws IOException {
        Path file = write(xml, sheet -> {
            fill(sheet, 0, "Trade: Seasonally adjusted");
            fill(sheet, 1, "", "CDID", 2023.0);
            fill(sheet, 2, " Total", " AAAA", 7.0);
            fill(sheet, 3, " Credits", " ");
            fill(sheet, 4, "   Goods", " BBBB", 1.0);
            fill(sheet, 6, " Debits");
            fill(sheet, 7, "   Goods", " CCCC", 2.0);
            fill(sheet, 8, " Not seasonally adjusted");
            fill(sheet, 9, " Total", " DDDD", 9.0);
            fill(sheet, 10, " Credits", " EEEE", 4.0);
        });
        assertThat(told(file, """
                table:
                  skip_until: CDID
                  header: [label]
                  headings: {adjustment: "((?:Not s|S)easonally adjusted)$", flow: "^(Credits|Debits)$"}
                unpivot: {columns: "^(\\\\d{4})$", into: period}
                map:
                  item: {constant: "{adjustment} {label}"}
                  flow: {from: flow, constant: both}
                  series: CDID
                  period: period
                  value: value
                """))
                .containsExactly(
                        "Seasonally adjusted  Total both AAAA 2023 7 []",
                        "Seasonally adjusted    Goods Credits BBBB 2023 1 []",
                        "Seasonally adjusted    Goods Debits CCCC 2023 2 []",
                        "Not seasonally adjusted  Total both DDDD 2023 9 []",
                        "Not seasonally adjusted  Credits both EEEE 2023 4 []");
    }

    /** A label without figures is a heading only where more indented ones follow; otherwise its figures are missing. */
    @Test
    void indentedLabelsLieUnderThoseAbove() throws IOException {
        Path file = write(true, sheet -> {
            fill(sheet, 0, "指标", "2024年");
            fill(sheet, 1, "全省", 9.0);
            fill(sheet, 2, "　　城镇");
            fill(sheet, 3, "　　　　男", 2.0);
            fill(sheet, 4, "　　　　女");
            fill(sheet, 5, "　　乡村", 4.0);
            fill(sheet, 6, "外省", 1.0);
        });
        assertThat(told(file, """
                table: {indented: [指标]}
                unpivot: {columns: "^(\\\\d{4}年)$", into: period}
                map: {item: 指标, period: period, value: value}
                """))
                .containsExactly(
                        "全省 - - 2024 9 []",
                        "全省/城镇/男 - - 2024 2 []",
                        "全省/城镇/女 - - 2024 null []",
                        "全省/乡村 - - 2024 4 []",
                        "外省 - - 2024 1 []");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void markersOfFootnotesAreNoPartOfLabels(boolean xml) throws IOException {
        Path file = write(xml, sheet -> {
            fill(sheet, 0, "Accounts", "2023");
            fill(sheet, 1, "Heading");
            fill(sheet, 2, "Area in km2", 5.0, 6.0);
            fill(sheet, 3, "Goods1,2", "7p");
            fill(sheet, 4, "Services", "12");
            fill(sheet, 5, 1.0, "First note,");
            fill(sheet, 6, "", "which goes on.");
            fill(sheet, 7, "(2)", "Second.");
            fill(sheet, 8, "3", "Third.");
            raise(sheet, 0, 1, "20234", 4, 5);
            raise(sheet, 2, 0, "Area in km2", 10, 11);
            raise(sheet, 3, 0, "Goods1,2", 5, 8);
            raise(sheet, 3, 1, "7p", 1, 2);
            raise(sheet, 4, 1, "123", 2, 3);
        });
        assertThat(told(file, """
                table: {markers: "(?<!km)[¹²³⁴-⁹][¹²³⁴-⁹,]*$", stop_at: "^1,"}
                unpivot: {columns: "^(\\\\d{4})$", into: period}
                map: {item: Accounts, period: period, value: value}
                """))
                .containsExactly(
                        "Heading - - 2023 null [⁴]",
                        "Area in km² - - 2023 5 [⁴]",
                        "Goods - - 2023 7 [First note, which goes on.; Second.; ⁴] P",
                        "Services - - 2023 12 [⁴; Third.]");
    }

    @Test
    void flagsStandRightOfTheirFigures() throws IOException {
        Path file = write(true, sheet -> {
            fill(sheet, 0, "Item", 2023.0, "", 2024.0, "");
            fill(sheet, 1, "Goods", 5.0, "p", 6.0, 1.0);
            fill(sheet, 2, "Services", "..", "x", 8.0, "[r]");
            fill(sheet, 3, "[1] Estimated from a sample.");
        });
        assertThat(told(file, """
                table: {stop_at: "^\\\\["}
                unpivot: {columns: "^(\\\\d{4})$", into: period, flags: right}
                map: {item: Item, period: period, value: value}
                """))
                .containsExactly(
                        "Goods - - 2023 5 [] P",
                        "Goods - - 2024 6 [Estimated from a sample.]",
                        "Services - - 2023 null [x]",
                        "Services - - 2024 8 [] R");
    }

    @Test
    void aRowMayGoOnWithTheOneAbove() throws IOException {
        Path file = write(true, sheet -> {
            fill(sheet, 0, "Item", "Highest", "Lowest");
            fill(sheet, 1, "Telecommunication and", 1.6, -49.4);
            fill(sheet, 2, "information services", "(1981 Q1)", "(2019 Q1)");
            fill(sheet, 3, "Oil", 2.0, 1.0);
        });
        assertThat(told(file, """
                table: {continued: "\\\\(\\\\d{4} Q\\\\d\\\\)"}
                unpivot: {columns: "est$", into: record}
                map:
                  item: Item
                  flow: record
                  value: {from: value, extract: "^(\\\\S+)(?: \\\\((?<quarter>.+)\\\\))?$"}
                  period: {from: value.quarter, constant: 2020 Q1}
                """))
                .containsExactly(
                        "Telecommunication and information services Highest - 1981-Q1 1.6 []",
                        "Telecommunication and information services Lowest - 2019-Q1 -49.4 []",
                        "Oil Highest - 2020-Q1 2 []",
                        "Oil Lowest - 2020-Q1 1 []");
    }

    /** A program that does not calculate stores a 0 in an .xls and nothing in an .xlsx: neither is a figure. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFormulaWithoutAResultIsToldWithItsPlace(boolean xml) throws IOException {
        Path file = write(xml, sheet -> {
            fill(sheet, 0, "Item", 2023.0, 2024.0);
            fill(sheet, 1, "Goods", 5.0, 0.0);
            sheet.getRow(1).createCell(1).setCellFormula("C2+1");
            fill(sheet, 2, "Services", 5.0, 0.0);
            sheet.getRow(2).createCell(1).setCellFormula("40+2");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(sheet, 2, 1));
        });
        assertThat(told(file, """
                unpivot: {columns: "^(\\\\d{4})$", into: period}
                map: {item: Item, period: period, value: value}
                """))
                .containsExactly(
                        "表 2,2: Cannot read figure '=C2+1': it is a formula without a result; open the file in a "
                                + "spreadsheet program and save it",
                        "Goods - - 2024 0 []",
                        "Services - - 2023 42 []",
                        "Services - - 2024 0 []");
    }
}

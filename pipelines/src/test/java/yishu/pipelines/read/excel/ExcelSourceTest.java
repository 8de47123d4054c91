package yishu.pipelines.read.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;
import yishu.pipelines.read.Sources;

class ExcelSourceTest {
    private final Path folder;

    ExcelSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** As Python's repr() writes the same doubles, but for the exponent and the {@code .0}. */
    @ParameterizedTest
    @CsvSource({
        "1649.5, 1649.5",
        "2005, 2005",
        "-0.0, 0",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "1e21, 1000000000000000000000",
        "2e-7, 0.0000002",
        "2e23, 200000000000000000000000",
        "49670.2, 49670.2",
        "1234567890.12345, 1234567890.12345",
        "9007199254740993, 9007199254740992",
        "33838245.945, 33838245.945",
    })
    void numbersAreTheShortestDecimal(double value, String text) {
        assertThat(Double.parseDouble(CellText.number(value))).isEqualTo(value + 0.0);
        assertThat(CellText.number(value)).isEqualTo(text);
    }

    /** A share under a format of per cent is read as it is shown, and a label that is moved to the right as indented. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cellsSayWhatTheirStylesShow(boolean xml) throws IOException {
        Path file = write(xml, book -> {
            CellStyle percent = book.createCellStyle();
            percent.setDataFormat(book.createDataFormat().getFormat("0.0%"));
            CellStyle moved = book.createCellStyle();
            moved.setAlignment(HorizontalAlignment.LEFT);
            moved.setIndention((short) 2);
            org.apache.poi.ss.usermodel.Row row = book.createSheet("表一").createRow(0);
            row.createCell(0).setCellValue("增值税");
            row.getCell(0).setCellStyle(moved);
            row.createCell(1).setCellValue(0.9853);
            row.getCell(1).setCellStyle(percent);
            row.createCell(2).setCellFormula("B1/2");
            row.getCell(2).setCellValue(0.5);
            row.getCell(2).setCellStyle(percent);
        });
        assertThat(Rows.of(file, Rows.EXCEL)).containsExactly(new Row("表一", 1, List.of("      增值税", "98.53%", "50%")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKindOfCell(boolean xml) throws IOException {
        Path file = write(xml, ExcelSourceTest::fillKinds);
        assertThat(Rows.of(file, Rows.EXCEL))
                .containsExactly(
                        new Row("表一", 1, List.of("地区", " 两格 ", "", "2005")),
                        new Row(
                                "表一",
                                3,
                                List.of(
                                        "1649.5",
                                        "2024-01-31",
                                        "2024-01-31T12:30:00",
                                        "06:00:00",
                                        "TRUE",
                                        "#N/A",
                                        "3299",
                                        "合计",
                                        "#DIV/0!",
                                        "0.00000012",
                                        "2005年")),
                        new Row("表一", 4, List.of("合并", "", "旁"), Map.of(0, 1)),
                        new Row("表一", 5, List.of("", "", "下")),
                        new Row("表三", 2, List.of("", "行\n二")));
    }

    private static void fillKinds(Workbook book) {
        Sheet sheet = book.createSheet("表一");
        fill(sheet, 0, "地区", " 两格 ", "", 2005.0, " ", "");
        CellStyle day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        CellStyle chinese = book.createCellStyle();
        chinese.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\" h:mm"));
        fill(sheet, 2, 1649.5, 45322.0, 45322.520833333336, 0.25, true, "", "", "", "", 1.2e-7, "2005年");
        var row = sheet.getRow(2);
        row.getCell(1).setCellStyle(day);
        row.getCell(2).setCellStyle(chinese);
        row.getCell(3).setCellStyle(chinese);
        row.getCell(5).setCellErrorValue(FormulaError.NA.getCode());
        row.getCell(6).setCellFormula("A3*2");
        row.getCell(7).setCellFormula("\"合\"&\"计\"");
        row.getCell(8).setCellFormula("1/0");
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        fill(sheet, 3, "合并", "藏", "旁");
        fill(sheet, 4, "藏", "藏", "下");
        sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 1));
        book.createSheet("空表");
        fill(book.createSheet("表三"), 1, "", "行\n二");
    }

    private static void fill(Sheet sheet, int number, Object... values) {
        var row = sheet.createRow(number);
        for (int column = 0; column < values.length; column++) {
            var cell = row.createCell(column);
            if (values[column] instanceof Double figure) {
                cell.setCellValue(figure);
            } else if (values[column] instanceof Boolean truth) {
                cell.setCellValue(truth);
            } else {
                cell.setCellValue(values[column].toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sheetsAreChosenByName(boolean xml) throws IOException {
        Path file = write(xml, ExcelSourceTest::fillKinds);
        assertThat(Rows.of(file, Rows.excel("三$"))).extracting(Row::sheet).containsOnly("表三");
        assertRefused(file, Rows.excel("表二"), "no sheet is named like '表二'; the sheets are 表一, 空表, 表三");
    }

    @Test
    void datesSince1904() throws IOException {
        Path file = write(true, book -> {
            ((XSSFWorkbook) book).getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            CellStyle day = book.createCellStyle();
            day.setDataFormat((short) 14);
            fill(book.createSheet("a"), 0, 43860.0);
            book.getSheetAt(0).getRow(0).getCell(0).setCellStyle(day);
            book.getSheetAt(0).getRow(0).getCell(0).setCellValue(LocalDateTime.of(2024, 1, 31, 0, 0));
        });
        assertThat(Rows.of(file, Rows.EXCEL).get(0).cells()).containsExactly("2024-01-31");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void compliesWithItsContract(boolean xml) throws IOException {
        SourceAssert.assertCompliance(new ExcelSource(), write(xml, ExcelSourceTest::fillKinds), Rows.EXCEL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCutOffWorkbookIsRefused(boolean xml) throws IOException {
        byte[] whole = Files.readAllBytes(write(xml, ExcelSourceTest::fillKinds));
        Path cut = Files.write(folder.resolve("f.xls"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(cut, Rows.EXCEL, "it is damaged or cut off (");
        assertRefused(cut, Rows.EXCEL, "; open it in the program that wrote it and save it again");
    }

    @Test
    void protectedWorkbooksAreRefused() throws Exception {
        Path file = folder.resolve("f.xls");
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (Workbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fillKinds(book);
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertRefused(file, Rows.EXCEL, "it is protected by a password");

        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                encrypted.write(Files.readAllBytes(write(true, ExcelSourceTest::fillKinds)));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        assertRefused(file, Rows.EXCEL, "it is protected by a password");
    }

    @Test
    void anArchiveThatUnpacksToFarMoreIsRefused() throws IOException {
        Path good = write(true, book -> fill(book.createSheet("a"), 0, "地区"));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(Files.newInputStream(good));
                var out = new ZipOutputStream(bomb)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String part = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.write(part.replace("<sheetData>", "<sheetData>" + " ".repeat(50_000_000))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertRefused(
                Files.write(folder.resolve("f.xls"), bomb.toByteArray()),
                Rows.EXCEL,
                "it unpacks to far more than its size, as if made to exhaust memory");
    }

    @ParameterizedTest
    @CsvSource({
        "'<html><table><tr><td>1</td></tr></table></html>', it is a page",
        "'地区,2024年', it is neither an .xls nor an .xlsx workbook; write 'format: csv' if it is text",
        "'', it is neither an .xls nor an .xlsx workbook",
    })
    void whatIsNotAWorkbookIsRefused(String text, String part) throws IOException {
        assertRefused(Files.writeString(folder.resolve("f.xls"), text), Rows.EXCEL, part);
    }

    @Test
    void anUnknownFormatIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Sources.of("exel"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read format 'exel': the formats are csv, excel, ")
                .hasMessageEndingWith("; did you mean 'excel'?");
    }

    /** A program that writes workbooks without calculating leaves the result to whoever opens them. */
    @Test
    void aFormulaWithoutAResultIsNotBlank() throws IOException {
        Path file = write(true, book -> {
            Sheet sheet = book.createSheet("a");
            fill(sheet, 0, "地区", "2024年");
            sheet.getRow(0).createCell(2).setCellFormula("1+2");
        });
        assertThat(Rows.of(file, Rows.EXCEL)).containsExactly(new Row("a", 1, List.of("地区", "2024年", "=1+2")));
    }

    private static void assertRefused(Path file, Reading reading, String part) {
        assertThatThrownBy(() -> Rows.of(file, reading))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read file '" + file.getFileName() + "': ")
                .hasMessageContaining(part);
    }

    /** Named .xls whatever it is: the content decides. */
    private Path write(boolean xml, Consumer<Workbook> fill) throws IOException {
        Path file = folder.resolve("g.xls");
        try (Workbook book = xml ? new XSSFWorkbook() : new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill.accept(book);
            book.write(out);
        }
        return file;
    }
}

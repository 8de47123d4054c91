package yishu.pipelines.read.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.Sources;

/** A sheet is read row by row: how long it is makes no difference to the memory that it needs. */
class LargeWorkbookTest {
    private static final int ROWS = 300_000;

    @Test
    void threeHundredThousandRowsAreReadIn64Megabytes(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = write(folder.resolve("large.xlsx"));
        Process reader = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(reader.waitFor()).as(said).isZero();
        assertThat(said).endsWith(ROWS + " rows, the last numbered " + ROWS + ", sum " + (ROWS - 1L) * ROWS / 2 + ".0");
    }

    /** The labels as strings that cells share, as spreadsheet programs write them. */
    private static Path write(Path file) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(new XSSFWorkbook(), 100, true, true);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("明细");
            for (int number = 0; number < ROWS; number++) {
                Row row = sheet.createRow(number);
                row.createCell(0).setCellValue("县区" + number % 3_000);
                row.createCell(1).setCellValue(2_000 + number % 25);
                row.createCell(2).setCellValue(number);
            }
            book.write(out);
        }
        return file;
    }

    /** The program that has so little memory. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] files) {
            long count = 0;
            int last = 0;
            BigDecimal sum = new BigDecimal("0.0");
            try (FailsafeRows rows = Sources.of("excel").open(Path.of(files[0]), Rows.EXCEL)) {
                while (rows.hasNext()) {
                    yishu.pipelines.read.Row row = rows.next();
                    sum = sum.add(new BigDecimal(row.cells().get(2)));
                    last = row.number();
                    count++;
                }
            }
            System.out.println(count + " rows, the last numbered " + last + ", sum " + sum);
        }
    }
}

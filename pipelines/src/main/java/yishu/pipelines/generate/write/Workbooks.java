package yishu.pipelines.generate.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes workbooks without the hour and the user that they would carry otherwise. */
public final class Workbooks {
    public static final String SYNTHETIC = "模拟数据：云岭省为虚构，全部数据均为模拟生成";
    private static final LocalDateTime DAY = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final int ROWS_IN_MEMORY = 200;

    private Workbooks() {}

    /** What fills a workbook. */
    public interface Content {
        void write(Sheets sheets) throws IOException;
    }

    /** Writes a new workbook, of the format that the name's ending says. */
    public static void write(Path file, Content content) throws IOException {
        if (file.toString().endsWith(".xls")) {
            xls(file, content);
        } else {
            xlsx(file, content);
        }
    }

    private static void xls(Path file, Content content) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.write(new Sheets(workbook));
            workbook.createInformationProperties();
            workbook.getSummaryInformation().setTitle(SYNTHETIC);
            workbook.getSummaryInformation().setCreateDateTime(Date.from(DAY.toInstant(ZoneOffset.UTC)));
            workbook.getInternalWorkbook().getWriteAccess().setUsername("yishu");
            workbook.write(out);
        }
    }

    private static void xlsx(Path file, Content content) throws IOException {
        Path dated = Files.createTempFile("yishu", ".xlsx");
        try (XSSFWorkbook plain = new XSSFWorkbook();
                SXSSFWorkbook workbook = new SXSSFWorkbook(plain, ROWS_IN_MEMORY)) {
            content.write(new Sheets(workbook));
            plain.getProperties().getCoreProperties().setTitle(SYNTHETIC);
            plain.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(DAY.toInstant(ZoneOffset.UTC))));
            try (OutputStream out = Files.newOutputStream(dated)) {
                workbook.write(out);
            }
            undate(dated, file);
        } finally {
            Files.delete(dated);
        }
    }

    /** Copies a zip with every entry of one day. */
    private static void undate(Path from, Path to) throws IOException {
        try (ZipFile dated = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry it : Collections.list(dated.entries())) {
                ZipEntry entry = new ZipEntry(it.getName());
                entry.setTimeLocal(DAY);
                out.putNextEntry(entry);
                try (InputStream in = dated.getInputStream(it)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}

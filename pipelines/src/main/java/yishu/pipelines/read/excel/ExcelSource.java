package yishu.pipelines.read.excel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.FileMagic;
import yishu.content.Nearest;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;
import yishu.pipelines.read.Unreadable;

/** Workbooks, {@code .xls} and {@code .xlsx}; which of the two a file is, its content says and not its name. */
public final class ExcelSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("excel");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        byte[] head = new byte[0];
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(512);
        }
        FileMagic magic = FileMagic.valueOf(head);
        return switch (magic) {
            case OLE2 -> XlsRows.open(file, reading.sheets());
            case OOXML -> XlsxRows.open(file, reading.sheets());
            case BIFF2, BIFF3, BIFF4 ->
                throw Unreadable.because(file, "it is a workbook from before Excel 97; save it as .xlsx");
            case HTML, XML ->
                throw Unreadable.because(
                        file,
                        "it is a page (%s) under the name of a workbook; open it in Excel and save it as .xlsx",
                        magic);
            default ->
                throw Unreadable.because(
                        file, "it is neither an .xls nor an .xlsx workbook; write 'format: csv' if it is text");
        };
    }

    /** The names that the pattern finds; a pattern that finds none is a mistake in it. */
    static List<String> chosen(Path file, List<String> names, Pattern sheets) {
        List<String> chosen =
                names.stream().filter(it -> sheets.matcher(it).find()).toList();
        if (chosen.isEmpty()) {
            throw Unreadable.because(
                    file,
                    "no sheet is named like '%s'; the sheets are %s%s",
                    sheets,
                    String.join(", ", names),
                    Nearest.hint(sheets.pattern(), names));
        }
        return chosen;
    }
}

package yishu.pipelines.read.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/** The rows of an {@code .xlsx}, streamed sheet by sheet; in memory are only the strings that its cells share. */
final class XlsxRows extends RowsAhead {
    private final OPCPackage container;
    private final XlsxCells cells;
    private final Iterator<NamedSheet> sheets;
    private @Nullable XlsxSheet sheet;

    private record NamedSheet(String name, PackagePart part) {}

    private XlsxRows(OPCPackage container, XlsxCells cells, List<NamedSheet> sheets) {
        super(null);
        this.container = container;
        this.cells = cells;
        this.sheets = sheets.iterator();
    }

    static XlsxRows open(Path file, Pattern pattern) throws IOException {
        OPCPackage container = null;
        try {
            container = OPCPackage.open(file.toFile(), PackageAccess.READ);
            XSSFReader reader = new XSSFReader(container);
            List<NamedSheet> sheets = sheets(reader);
            List<String> names = sheets.stream().map(NamedSheet::name).toList();
            List<String> chosen = ExcelSource.chosen(file, names, pattern);
            sheets.removeIf(it -> !chosen.contains(it.name()));
            return new XlsxRows(container, XlsxCells.of(container, reader), sheets);
        } catch (OpenXML4JException | SAXException | XMLStreamException | IOException | RuntimeException failure) {
            if (container != null) {
                container.revert();
            }
            throw Failure.of(failure);
        }
    }

    private static List<NamedSheet> sheets(XSSFReader reader) throws IOException, OpenXML4JException {
        List<NamedSheet> sheets = new ArrayList<>();
        XSSFReader.SheetIterator all = reader.getSheetIterator();
        while (all.hasNext()) {
            all.next().close();
            sheets.add(new NamedSheet(all.getSheetName(), all.getSheetPart()));
        }
        return sheets;
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    protected @Nullable Row read() {
        try {
            Row row = null;
            while (row == null && (sheet != null || sheets.hasNext())) {
                row = advance();
            }
            return row;
        } catch (XMLStreamException | IOException failure) {
            throw Failure.of(failure);
        }
    }

    /** The next row of the sheet at hand, or nothing where it ends. */
    private @Nullable Row advance() throws XMLStreamException, IOException {
        if (sheet == null) {
            NamedSheet named = sheets.next();
            sheet = XlsxSheet.open(named.name(), named.part(), cells);
        }
        Row row = sheet.next();
        if (row == null) {
            sheet.close();
            sheet = null;
        }
        return row;
    }

    /** Opened for reading only, so there is nothing to save. */
    @Override
    public void close() throws IOException {
        if (sheet != null) {
            sheet.close();
        }
        container.revert();
    }
}

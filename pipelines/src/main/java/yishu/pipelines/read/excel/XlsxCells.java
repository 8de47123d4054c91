package yishu.pipelines.read.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** What the cells of an {@code .xlsx} need from the rest of it: shared strings, styles, the year that dates begin. */
final class XlsxCells {
    private final SharedStrings strings;
    private final @Nullable StylesTable styles;
    private final boolean since1904;
    private final Map<String, Look> looks = new HashMap<>();

    private XlsxCells(SharedStrings strings, @Nullable StylesTable styles, boolean since1904) {
        this.strings = strings;
        this.styles = styles;
        this.since1904 = since1904;
    }

    static XlsxCells of(OPCPackage container, XSSFReader reader)
            throws IOException, SAXException, OpenXML4JException, XMLStreamException {
        return new XlsxCells(new SharedTexts(container), reader.getStylesTable(), since1904(reader));
    }

    private static boolean since1904(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String value = xml.getAttributeValue(null, "date1904");
                    return "1".equals(value) || "true".equals(value);
                }
            }
            return false;
        }
    }

    /**
     * The text of a cell.
     *
     * @param type {@code s} shared, {@code str} and {@code inlineStr} text, {@code b} truth, {@code e} error, {@code d}
     *     date; a number otherwise
     */
    String text(@Nullable String type, @Nullable String style, String value) {
        return switch (type == null ? "n" : type) {
            case "s" ->
                look(style)
                        .label(strings.getItemAt(Integer.parseInt(value.strip()))
                                .getString());
            case "str", "inlineStr" -> look(style).label(new XSSFRichTextString(value).getString());
            case "b" ->
                CellText.truth(value.strip().equals("1") || value.strip().equals("true"));
            case "n" -> value.isBlank() ? "" : look(style).number(Double.parseDouble(value.strip()), since1904);
            default -> value;
        };
    }

    private Look look(@Nullable String style) {
        return style == null ? Look.PLAIN : looks.computeIfAbsent(style, this::found);
    }

    private Look found(String style) {
        XSSFCellStyle found = styles == null ? null : styles.getStyleAt(Integer.parseInt(style));
        return found == null ? Look.PLAIN : Look.of(found);
    }
}

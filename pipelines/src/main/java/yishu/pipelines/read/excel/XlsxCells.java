package yishu.pipelines.read.excel;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** What the cells of an {@code .xlsx} need from the rest of it: shared strings, formats, the year that dates begin. */
record XlsxCells(SharedStrings strings, @Nullable StylesTable styles, boolean since1904) {

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
            case "s" -> strings.getItemAt(Integer.parseInt(value.strip())).getString();
            case "str", "inlineStr" -> new XSSFRichTextString(value).getString();
            case "b" ->
                CellText.truth(value.strip().equals("1") || value.strip().equals("true"));
            case "n" -> value.isBlank() ? "" : number(style, Double.parseDouble(value.strip()));
            default -> value;
        };
    }

    private String number(@Nullable String style, double value) {
        return isDate(style) ? CellText.date(value, since1904) : CellText.number(value);
    }

    private boolean isDate(@Nullable String style) {
        if (styles == null || style == null) {
            return false;
        }
        XSSFCellStyle format = styles.getStyleAt(Integer.parseInt(style));
        return format != null && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
    }
}

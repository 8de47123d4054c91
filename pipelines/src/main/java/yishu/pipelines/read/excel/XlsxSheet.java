package yishu.pipelines.read.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;

/** One sheet of an {@code .xlsx}, pulled row by row from its XML. */
final class XlsxSheet implements Closeable {
    private final String name;
    private final XlsxCells cells;
    private final Merged merged;
    private final InputStream in;
    private final XMLStreamReader xml;
    private int number;

    private XlsxSheet(String name, XlsxCells cells, Merged merged, InputStream in) throws XMLStreamException {
        this.name = name;
        this.cells = cells;
        this.merged = merged;
        this.in = in;
        this.xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
    }

    static XlsxSheet open(String name, PackagePart part, XlsxCells cells) throws IOException, XMLStreamException {
        return new XlsxSheet(name, cells, new Merged(regions(part)), part.getInputStream());
    }

    /** The merged regions stand behind the rows, so a first pass looks for nothing else. */
    private static List<CellRangeAddress> regions(PackagePart part) throws IOException, XMLStreamException {
        List<CellRangeAddress> regions = new ArrayList<>();
        try (InputStream in = part.getInputStream()) {
            XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("mergeCell")) {
                    regions.add(CellRangeAddress.valueOf(xml.getAttributeValue(null, "ref")));
                }
            }
        }
        return regions;
    }

    /** The next row that holds text, or nothing after the last. */
    @Nullable
    Row next() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                Row row = row();
                if (row != null) {
                    return row;
                }
            }
        }
        return null;
    }

    private @Nullable Row row() throws XMLStreamException {
        String declared = xml.getAttributeValue(null, "r");
        number = declared == null ? number + 1 : Integer.parseInt(declared);
        merged.down(number - 1);
        List<String> texts = new ArrayList<>();
        while (!ends("row")) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                cell(texts);
            }
        }
        return SheetRow.of(name, number, texts, merged.beginning(number - 1));
    }

    private void cell(List<String> texts) throws XMLStreamException {
        String reference = xml.getAttributeValue(null, "r");
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        int column = reference == null ? texts.size() : new CellReference(reference).getCol();
        texts.addAll(Collections.nCopies(Math.max(0, column - texts.size()), ""));
        String text = text(type, style);
        texts.add(merged.hides(number - 1, column) ? "" : text);
    }

    /**
     * The value or the text written in place, without the reading aids of Japanese. A formula whose result was never
     * stored stands for itself: it is not blank.
     */
    private String text(@Nullable String type, @Nullable String style) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        String formula = "";
        boolean spoken = false;
        boolean raised = false;
        while (!ends("c")) {
            String element = xml.hasName() ? xml.getLocalName() : "";
            if (element.equals("rPh")) {
                spoken = xml.isStartElement();
            } else if (element.equals("r")) {
                raised = false;
            } else if (xml.isStartElement() && element.equals("vertAlign")) {
                raised = "superscript".equals(xml.getAttributeValue(null, "val"));
            } else if (xml.isStartElement() && element.equals("f")) {
                formula = "=" + xml.getElementText();
            } else if (xml.isStartElement() && !spoken && (element.equals("v") || element.equals("t"))) {
                String text = xml.getElementText();
                value.append(raised ? Superscript.of(text) : text);
            }
        }
        if (value.length() == 0) {
            return "str".equals(type) ? "" : formula;
        }
        return cells.text(type, style, value.toString());
    }

    /** Goes one event on, and says whether it ends the element. */
    private boolean ends(String element) throws XMLStreamException {
        return xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

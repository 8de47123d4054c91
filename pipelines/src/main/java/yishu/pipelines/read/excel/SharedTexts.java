package yishu.pipelines.read.excel;

import java.io.IOException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The strings that cells share, without the reading aids of Japanese; raised signs stay raised. */
final class SharedTexts extends ReadOnlySharedStringsTable {
    private boolean raised;

    SharedTexts(OPCPackage container) throws IOException, SAXException {
        super(container, false);
    }

    @Override
    public void startElement(String space, String element, String name, Attributes attributes) throws SAXException {
        switch (element) {
            case "si", "r" -> raised = false;
            case "vertAlign" -> raised = "superscript".equals(attributes.getValue("val"));
            default -> {}
        }
        super.startElement(space, element, name, attributes);
    }

    @Override
    public void characters(char[] signs, int start, int length) throws SAXException {
        char[] shown = raised ? Superscript.of(new String(signs, start, length)).toCharArray() : signs;
        super.characters(shown, raised ? 0 : start, length);
    }
}

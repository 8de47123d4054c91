package yishu.pipelines.read.tree;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;
import yishu.pipelines.read.text.StrictText;

/** Elements and texts of an XML one by one. What could fetch a file or unfold without end is refused, not followed. */
final class XmlEvents implements Closeable {
    private static final int DEEPEST = 1_000;

    private final Path file;
    private final XmlText text;
    private final XMLStreamReader reader;
    private int depth;
    private boolean begun;

    XmlEvents(Path file, Charset charset) throws IOException {
        this.file = file;
        this.text = new XmlText(file, StrictText.of(file, charset));
        try {
            this.reader = factory().createXMLStreamReader(text);
        } catch (XMLStreamException fault) {
            text.close();
            throw refusal(fault);
        } catch (RuntimeException failure) {
            text.close();
            throw failure;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        factory.setProperty("jdk.xml.cdataChunkSize", 1 << 13);
        return factory;
    }

    /** Goes on to the next start or end of an element, text, CDATA or end of the document; tells which. */
    int next() {
        try {
            while (true) {
                int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        begun = true;
                        if (++depth > DEEPEST) {
                            throw place().refusal("it is nested deeper than 1,000 levels");
                        }
                        return event;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return event;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.END_DOCUMENT -> {
                        return event;
                    }
                    case XMLStreamConstants.DTD ->
                        throw place().refusal("it declares a DOCTYPE, which is not followed; have it sent without");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw place().refusal(
                                        "it uses the entity '%s', which it does not explain", reader.getLocalName());
                    default -> {}
                }
            }
        } catch (XMLStreamException fault) {
            throw refusal(fault);
        }
    }

    /** Of the element, without prefix. */
    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    /** Attributes as fields {@code @name}; what speaks of the schema is none. */
    List<Tree.Field> attributes() {
        List<Tree.Field> attributes = new ArrayList<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(index))) {
                attributes.add(new Tree.Field(
                        "@" + reader.getAttributeLocalName(index), new Tree.Value(reader.getAttributeValue(index))));
            }
        }
        return attributes;
    }

    /** Passes by all that the element at hand holds. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    Place place() {
        return Place.line(file, reader.getLocation().getLineNumber());
    }

    private InputException refusal(XMLStreamException fault) {
        if (text.hasEnded() && !begun) {
            return Unreadable.because(fault, file, "it holds no XML");
        }
        String where = fault.getLocation() == null
                ? ""
                : ", line " + fault.getLocation().getLineNumber();
        if (text.hasEnded() && depth > 0) {
            return Unreadable.because(fault, file, "it is cut off: it ends before all that it opens is closed" + where);
        }
        String said = String.valueOf(fault.getMessage()).replaceFirst("(?s)^ParseError at .*?\nMessage: ", "");
        return Unreadable.because(fault, file, "it is not well-formed: " + Fields.shown(said, 150) + where);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

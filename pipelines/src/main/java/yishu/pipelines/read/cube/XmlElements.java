package yishu.pipelines.read.cube;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;

/** The elements of an XML one by one. It opens nothing but its file: a document type is refused. */
final class XmlElements {
    private final Reader text;
    private final Path file;
    private final XMLStreamReader reader;

    XmlElements(Reader text, Path file) {
        this.text = text;
        this.file = file;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            this.reader = factory.createXMLStreamReader(text);
        } catch (XMLStreamException failure) {
            throw damaged(failure);
        }
    }

    private InputException damaged(XMLStreamException failure) {
        String told = String.valueOf(failure.getMessage());
        int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNumber();
        if (failure.getNestedException() instanceof CharacterCodingException) {
            return Unreadable.because(
                    failure, file, "line " + line + ": below it are bytes that are not of the encoding it declares");
        }
        String what = told.substring(told.indexOf("Message: ") < 0 ? 0 : told.indexOf("Message: ") + 9);
        return Unreadable.because(failure, file, "line " + line + ": it is no well-formed XML: " + what);
    }

    /** Goes to the root. */
    Optional<String> start() {
        while (advance()) {
            if (isStart()) {
                return Optional.of(name());
            }
        }
        return Optional.empty();
    }

    /** Goes to where the next element begins or one ends; false at the end of the document. */
    boolean advance() {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD ->
                        throw refusal("it declares a document type, which data has no use for");
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException failure) {
            throw damaged(failure);
        }
    }

    /** Goes on; true where the element of that name ends, or the document. */
    boolean endsAfter(String name) {
        return !advance() || (!isStart() && name().equals(name));
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    /** The element's name without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** Goes to the end of the element. */
    void skip() {
        int open = 1;
        while (open > 0 && advance()) {
            open += isStart() ? 1 : -1;
        }
    }

    /** All text of the element up to its end; of a text in several languages, the first. */
    String text() {
        StringBuilder own = new StringBuilder();
        StringBuilder inner = new StringBuilder();
        boolean isWhole = false;
        try {
            for (int open = 1; open > 0 && reader.hasNext(); ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open++;
                    case XMLStreamConstants.END_ELEMENT -> {
                        open--;
                        isWhole |= open == 1 && !inner.toString().isBlank();
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        StringBuilder text = open == 1 ? own : inner;
                        text.append(isWhole && open > 1 ? "" : reader.getText());
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException failure) {
            throw damaged(failure);
        }
        return (own.toString().isBlank() ? inner : own).toString().strip();
    }

    /** The attribute of that name, whatever its namespace. */
    Optional<String> attribute(String name) {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(name)) {
                return Optional.of(reader.getAttributeValue(index));
            }
        }
        return Optional.empty();
    }

    String required(String name) {
        return attribute(name).orElseThrow(() -> refusal("<%s> has no attribute '%s'", name(), name));
    }

    /** The attributes without a namespace: in structure-specific data, these are fields. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            String namespace = reader.getAttributeNamespace(index);
            if (namespace == null || namespace.equals(XMLConstants.NULL_NS_URI)) {
                fields.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
            }
        }
        return fields;
    }

    InputException refusal(String what, Object... details) {
        return Unreadable.because(file, "line " + reader.getLocation().getLineNumber() + ": " + what, details);
    }

    void close() throws XMLStreamException, IOException {
        reader.close();
        text.close();
    }
}

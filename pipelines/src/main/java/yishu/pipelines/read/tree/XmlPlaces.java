package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** Where records seem to stand in an XML of which nothing is known: elements below the root that hold others, by path. */
public final class XmlPlaces {
    private static final int ELEMENTS = 500_000;

    private XmlPlaces() {}

    /** Looks at the first half million elements of a file; none of it is kept. */
    public static RecordPlaces of(Path file) throws IOException {
        RecordPlaces places = new RecordPlaces();
        List<String> open = new ArrayList<>();
        Set<Integer> holding = new HashSet<>();
        try (XmlEvents events = new XmlEvents(file, XmlEncoding.of(file, "auto"))) {
            int elements = 0;
            for (int event = events.next();
                    event != XMLStreamConstants.END_DOCUMENT && elements < ELEMENTS;
                    event = events.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    elements++;
                    holding.add(open.size());
                    open.add(events.name());
                    holding.remove(open.size());
                    if (!events.attributes().isEmpty()) {
                        holding.add(open.size());
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    places.count(RecordPath.pointer(open), open.size() > 1 && holding.contains(open.size()));
                    open.remove(open.size() - 1);
                }
            }
        }
        return places;
    }
}

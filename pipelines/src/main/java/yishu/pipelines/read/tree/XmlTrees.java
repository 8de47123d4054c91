package yishu.pipelines.read.tree;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;

/** Reads an element with all that it holds. */
final class XmlTrees {
    private final XmlEvents events;
    private Budget budget = new Budget();

    XmlTrees(XmlEvents events) {
        this.events = events;
    }

    /** The unit whose start is at hand. */
    Units.Unit unit() {
        Place place = events.place();
        budget = new Budget();
        return new Units.Unit(place.line(), element(place));
    }

    private Tree element(Place place) {
        List<Tree.Field> fields = new ArrayList<>(events.attributes());
        fields.forEach(it -> budget.take(
                it.name().length() + ((Tree.Value) it.value()).text().length(), place));
        TrimmedText text = new TrimmedText();
        int event = events.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = events.name();
                budget.take(name.length(), place);
                fields.add(new Tree.Field(name, element(place)));
            } else {
                String piece = events.text();
                budget.take(piece.length(), place);
                text.add(piece, event == XMLStreamConstants.CDATA);
            }
            event = events.next();
        }
        return fields.isEmpty() ? new Tree.Value(text.toString()) : new Tree.Branch(text.toString(), fields);
    }
}

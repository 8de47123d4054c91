package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The elements that hold the records, and what stands in the elements around them. */
final class XmlUnits implements Units {
    private final XmlEvents events;
    private final XmlTrees trees;
    private final List<String> way;
    private final String unit;
    private final Outside outside = new Outside();
    private final Deque<Around> open = new ArrayDeque<>();
    private boolean ended;

    /**
     * An element that was entered and not left, outside the units.
     *
     * @param children names of what it holds, attributes among them
     * @param onWay whether the units may stand in it
     */
    private record Around(String pointer, Set<String> children, TrimmedText text, boolean onWay) {}

    XmlUnits(Path file, Charset charset, RecordPath path) throws IOException {
        this.events = new XmlEvents(file, charset);
        this.trees = new XmlTrees(events);
        this.way = path.outer();
        this.unit = path.unit();
        this.open.push(new Around("", new HashSet<>(), new TrimmedText(), true));
    }

    @Override
    public @Nullable Unit next() {
        while (!ended) {
            int event = events.next();
            Around around = open.element();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String pointer = RecordPath.below(around.pointer(), events.name());
                    if (around.onWay() && pointer.equals(unit)) {
                        return trees.unit();
                    }
                    enter(around, pointer);
                }
                case XMLStreamConstants.END_ELEMENT -> leave(open.pop());
                case XMLStreamConstants.END_DOCUMENT -> ended = true;
                default -> around.text().add(events.text(), event == XMLStreamConstants.CDATA);
            }
        }
        return null;
    }

    private void enter(Around around, String pointer) {
        if (!around.children().add(events.name())) {
            outside.repeats(pointer);
        }
        if (outside.isRepeated(pointer)) {
            events.skip();
            return;
        }
        boolean onWay = around.onWay()
                && open.size() <= way.size()
                && way.get(open.size() - 1).equals(events.name());
        Around entered = new Around(pointer, new HashSet<>(), new TrimmedText(), onWay);
        for (Tree.Field field : events.attributes()) {
            String attribute = RecordPath.below(pointer, field.name());
            if (entered.children().add(field.name())) {
                outside.put(attribute, ((Tree.Value) field.value()).text(), events.place());
            } else {
                outside.repeats(attribute);
            }
        }
        open.push(entered);
    }

    private void leave(Around left) {
        String text = left.text().toString();
        boolean isLeaf = left.children().isEmpty() && !left.onWay();
        if (isLeaf || !text.isEmpty()) {
            outside.put(left.pointer(), text, events.place());
        }
    }

    @Override
    public boolean areLines() {
        return false;
    }

    @Override
    public Outside outside() {
        return outside;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}

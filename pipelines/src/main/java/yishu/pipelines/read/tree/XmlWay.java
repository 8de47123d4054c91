package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.read.Unreadable;

/**
 * Finds the elements that are read as units: the first on the way to the records of which there are several. Those before
 * it are there once, and what they hold is the same for all records.
 */
final class XmlWay {
    private static final int LISTED = 20;

    private final Path file;
    private final List<String> way;
    private final int[] counts;
    private final Set<String> paths = new LinkedHashSet<>();
    private final List<String> open = new ArrayList<>();
    private int matched;

    private XmlWay(Path file, List<String> way) {
        this.file = file;
        this.way = way;
        this.counts = new int[way.size()];
    }

    /** The path of the records, by default the elements below the root. */
    static RecordPath of(Path file, Charset charset, Optional<String> records) throws IOException {
        List<String> way = records.isPresent() ? names(records.get()) : belowRoot(file, charset);
        XmlWay found = new XmlWay(file, way);
        try (XmlEvents events = new XmlEvents(file, charset)) {
            found.follow(events);
        }
        return RecordPath.xml(way, found.depth());
    }

    private static List<String> names(String path) {
        return RecordPath.steps(path).stream()
                .map(it -> it.substring(it.indexOf(':') + 1))
                .toList();
    }

    private static List<String> belowRoot(Path file, Charset charset) throws IOException {
        try (XmlEvents events = new XmlEvents(file, charset)) {
            String root = "";
            Set<String> children = new LinkedHashSet<>();
            for (int event = events.next(); event != XMLStreamConstants.END_DOCUMENT; event = events.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && root.isEmpty()) {
                    root = events.name();
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    children.add(RecordPath.pointer(List.of(root, events.name())));
                    events.skip();
                }
            }
            if (children.isEmpty()) {
                throw Unreadable.because(file, "it holds no record");
            }
            if (children.size() > 1) {
                throw Unreadable.because(
                        file,
                        "elements of several names stand below its root; say by 'records' which are the records: %s",
                        listed(children));
            }
            return RecordPath.steps(children.iterator().next());
        }
    }

    private void follow(XmlEvents events) {
        for (int event = events.next(); event != XMLStreamConstants.END_DOCUMENT; event = events.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter(events.name());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                matched = Math.min(matched, open.size() - 1);
                open.remove(open.size() - 1);
            }
        }
    }

    private void enter(String name) {
        int depth = open.size();
        open.add(name);
        if (matched == depth && depth < counts.length && way.get(depth).equals(name)) {
            counts[depth]++;
            matched++;
        }
        if (depth <= counts.length && paths.size() < LISTED) {
            paths.add(RecordPath.pointer(open));
        }
    }

    /** How deep the units stand; the root is 1. */
    private int depth() {
        if (counts[counts.length - 1] == 0) {
            throw absent();
        }
        for (int depth = 1; depth <= counts.length; depth++) {
            if (counts[depth - 1] > 1) {
                return depth;
            }
        }
        return counts.length;
    }

    private InputException absent() {
        String sought = RecordPath.pointer(way);
        return Unreadable.because(
                file,
                "there is no '%s' in it; elements stand at %s%s",
                sought,
                listed(paths),
                Nearest.hint(sought, paths));
    }

    private static String listed(Set<String> paths) {
        return Fields.shown(String.join(", ", paths.stream().limit(LISTED).toList()), 500);
    }
}

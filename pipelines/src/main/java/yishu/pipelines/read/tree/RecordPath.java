package yishu.pipelines.read.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way from the root of a file to its records: first through what the file holds once, then within each unit of it
 * that memory takes at a time. {@code /cases/*}{@code /steps} of a JSON leads through {@code cases} to its elements, of
 * which each is a unit, and within it by {@code steps} to a record for each element.
 *
 * @param outer names of the way to the array, or the element, that holds the units
 * @param unit the path of a unit
 * @param inner names of the way from a unit to its records; {@code *} stands for each element of an array
 */
record RecordPath(List<String> outer, String unit, List<String> inner) {
    static final String EACH = "*";

    /** The path of a JSON's records, a pointer in which {@code *} stands for each element of an array. */
    static RecordPath json(String pointer) {
        List<String> steps = new ArrayList<>(steps(pointer));
        steps.add(EACH);
        return of(steps, steps.indexOf(EACH) + 1, steps.indexOf(EACH));
    }

    /** The path of an XML's records, of which the units are the elements at a depth. */
    static RecordPath xml(List<String> names, int depth) {
        return of(names, depth, depth - 1);
    }

    private static RecordPath of(List<String> steps, int units, int outer) {
        return new RecordPath(
                List.copyOf(steps.subList(0, outer)),
                pointer(steps.subList(0, units)),
                List.copyOf(steps.subList(units, steps.size())));
    }

    /** The names of a path such as {@code /data/rows}. */
    static List<String> steps(String pointer) {
        return Stream.of(pointer.split("/", -1))
                .skip(1)
                .map(it -> it.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    static String pointer(List<String> steps) {
        String pointer = "";
        for (String step : steps) {
            pointer = below(pointer, step);
        }
        return pointer;
    }

    /** The path of what has this name; an attribute has no slash before it. */
    static String below(String pointer, String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return name.startsWith("@") ? pointer + escaped : pointer + "/" + escaped;
    }

    /** The name of a record's own text: the last on the way to it. */
    String own() {
        return Stream.of(outer, steps(unit), inner)
                .flatMap(List::stream)
                .filter(it -> !it.equals(EACH))
                .reduce("", (before, it) -> it);
    }
}

package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Parts;
import yishu.pipelines.read.Unreadable;

/**
 * The columns of a file, found by a first pass over it: all paths in the order in which they first appear, after those
 * of what stands around the records.
 *
 * @param names of the columns
 * @param areNamed whether the records name them, and are not but lists of cells
 * @param outside texts that are the same for all records
 */
record Columns(List<String> names, boolean areNamed, Map<String, String> outside) {
    private static final Pattern CELL = Pattern.compile("\\[\\d+]");

    /**
     * @param most so many records are looked at
     * @param each is told of every one of them
     */
    static Columns of(Path file, RecordStream records, long most, Consumer<RecordStream.Numbered> each)
            throws IOException {
        Set<String> own = own(file, records, most, each);
        refuseNone(file, own);
        own.removeIf(records.outside()::isOfRepeated);
        Map<String, String> outside = records.outside().texts();
        Set<String> names = new LinkedHashSet<>(outside.keySet());
        names.addAll(own);
        refuseMany(file, names.size());
        return named(List.copyOf(names), outside);
    }

    static Columns named(List<String> names, Map<String, String> outside) {
        return new Columns(names, !names.stream().allMatch(CELL.asMatchPredicate()), outside);
    }

    /** The records of a part of a file. */
    interface Opener {
        RecordStream open(Part part) throws IOException;
    }

    /** Those of all parts of a file that holds nothing but records. */
    static Columns ofAll(Path file, List<Part> parts, Opener opener) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        Parts.inEach(parts, part -> {
                    try (RecordStream records = opener.open(part)) {
                        return own(file, records, Long.MAX_VALUE, any -> {});
                    }
                })
                .forEach(names::addAll);
        refuseMany(file, names.size());
        refuseNone(file, names);
        return named(List.copyOf(names), Map.of());
    }

    private static Set<String> own(Path file, RecordStream records, long most, Consumer<RecordStream.Numbered> each)
            throws IOException {
        Set<String> own = new LinkedHashSet<>();
        long count = 0;
        for (RecordStream.Numbered it = records.next(); it != null && count < most; it = records.next()) {
            count++;
            own.addAll(it.texts().keySet());
            each.accept(it);
            refuseMany(file, own.size());
        }
        return own;
    }

    private static void refuseNone(Path file, Set<String> names) {
        if (names.isEmpty()) {
            throw Unreadable.because(file, "it holds no record");
        }
    }

    private static void refuseMany(Path file, int count) {
        if (count > Fields.MOST) {
            throw Unreadable.because(
                    file, "its records have more than 10,000 fields; say by 'records' where the records stand in it");
        }
    }

    /** The cells of a record, one under each name; those of a list as they are. */
    List<String> cells(Map<String, String> texts) {
        if (!areNamed) {
            return List.copyOf(texts.values());
        }
        List<String> cells = new ArrayList<>(names.size());
        for (String name : names) {
            String own = texts.get(name);
            cells.add(own == null ? outside.getOrDefault(name, "") : own);
        }
        return cells;
    }
}

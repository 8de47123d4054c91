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

    /** @param each is told every record */
    static Columns of(Path file, RecordStream records, Consumer<RecordStream.Numbered> each) throws IOException {
        Set<String> own = new LinkedHashSet<>();
        for (RecordStream.Numbered it = records.next(); it != null; it = records.next()) {
            own.addAll(it.texts().keySet());
            each.accept(it);
            refuseMany(file, own.size());
        }
        if (own.isEmpty()) {
            throw Unreadable.because(file, "it holds no record");
        }
        own.removeIf(records.outside()::isOfRepeated);
        Map<String, String> outside = records.outside().texts();
        Set<String> names = new LinkedHashSet<>(outside.keySet());
        names.addAll(own);
        refuseMany(file, names.size());
        boolean areNamed = !names.stream().allMatch(CELL.asMatchPredicate());
        return new Columns(List.copyOf(names), areNamed, outside);
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

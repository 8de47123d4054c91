package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a file one by one, with their fields by name. */
final class RecordStream implements TreeRows.Pass {
    private final Path file;
    private final Units units;
    private final Records records;
    private final boolean numberedByLine;
    private Iterator<Records.Found> found = Collections.emptyIterator();
    private int line;
    private int count;

    RecordStream(Path file, RecordPath path, Units units) {
        this.file = file;
        this.units = units;
        this.records = new Records(path, units.outside());
        this.numberedByLine = units.areLines() && path.inner().isEmpty();
    }

    /**
     * A record.
     *
     * @param number its line where each has one of its own, otherwise its place among all records of the file, from 1
     */
    record Numbered(int number, Map<String, String> texts) {}

    /** The next record; null behind the last. */
    @Override
    public @Nullable Numbered next() throws IOException {
        while (!found.hasNext()) {
            Units.Unit unit = units.next();
            if (unit == null) {
                return null;
            }
            line = unit.line();
            found = records.in(unit.tree(), new Place(file, count + 1, line)).iterator();
        }
        count = Math.addExact(count, 1);
        Fields fields = new Fields();
        records.lay(found.next(), fields, new Place(file, count, line));
        return new Numbered(numberedByLine ? line : count, fields.texts());
    }

    Outside outside() {
        return units.outside();
    }

    @Override
    public void close() throws IOException {
        units.close();
    }
}

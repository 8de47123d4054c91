package yishu.pipelines.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.publish.FileCopies;
import yishu.pipelines.publish.FileRows;
import yishu.pipelines.publish.RowFiles;

/**
 * The data files that a table consists of now. Which of them holds a key is told by hashes of eight bytes, a set for each
 * file, of which those that were not asked for long are forgotten and made again when they are.
 */
final class Parts {
    /** A quarter of a gigabyte. */
    private static final long HASHES = 32L << 20;

    private final Table table;
    private final Shape shape;
    private final List<Part> parts = new ArrayList<>();
    private long turn;

    private Parts(Table table, Shape shape) {
        this.table = table;
        this.shape = shape;
    }

    /** Those of a table at its current snapshot. */
    static Parts of(Table table, Shape shape) {
        Parts parts = new Parts(table, shape);
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().includeColumnStats().planFiles()) {
            tasks.forEach(task -> parts.parts.add(Part.found(task.file().copy(), shape)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** Removes the file of a part that was written and is not of the table. */
    void delete(Part part) {
        table.io().deleteFile(part.file().location());
    }

    List<Part> all() {
        return List.copyOf(parts);
    }

    /** Takes some out and puts others in, once a commit has done so. */
    void replace(Collection<Part> gone, Collection<Part> come) {
        parts.removeAll(gone);
        parts.addAll(come);
        turn++;
        forget();
    }

    private void forget() {
        long known = parts.stream()
                .filter(Part::knowsHashes)
                .mapToLong(it -> it.file().recordCount())
                .sum();
        if (known > HASHES) {
            long left = known;
            for (Part part :
                    parts.stream().sorted(Comparator.comparingLong(Part::asked)).toList()) {
                if (left > HASHES / 2 && part.knowsHashes()) {
                    part.forgetHashes();
                    left -= part.file().recordCount();
                }
            }
        }
    }

    /** By part, the rows whose keys it seems to hold; of different rows with one hash it holds but one. */
    Map<Part, List<@Nullable Object[]>> holding(Collection<@Nullable Object[]> rows) {
        Map<Part, List<@Nullable Object[]>> found = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows) {
            long hash = shape.hash(row);
            for (Part part : parts) {
                if (part.mayHold(row)) {
                    if (!part.knowsHashes()) {
                        part.learn(shape, rows(part));
                    }
                    if (part.holds(hash, turn)) {
                        found.computeIfAbsent(part, any -> new ArrayList<>()).add(row);
                    }
                }
            }
        }
        return found;
    }

    /** The rows of a part, from memory or from its file. */
    List<@Nullable Object[]> rows(Part part) {
        return part.rows().orElseGet(() -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            FileRows.each(table, List.of(part.file()), shape.names(), cells -> rows.add(shape.read(cells)));
            return rows;
        });
    }

    private DataFile file(List<@Nullable Object[]> rows) {
        try (RowFiles files = new RowFiles(table, shape.names())) {
            rows.forEach(files::write);
            List<DataFile> written = files.finish();
            if (written.size() != 1) {
                throw new IllegalStateException("Cannot write '" + table.name() + "': " + rows.size() + " rows became "
                        + written.size() + " files");
            }
            return written.get(0);
        }
    }

    /** Writes a part of rows, in the order of their keys. */
    Part write(Collection<@Nullable Object[]> rows) {
        List<@Nullable Object[]> ordered = new ArrayList<>(rows);
        ordered.sort(shape.byKey());
        return Part.written(file(ordered), shape, ordered);
    }

    /** The same as parts of at most so many rows each, all about as large. */
    List<Part> write(Collection<@Nullable Object[]> rows, int most) {
        List<@Nullable Object[]> ordered = new ArrayList<>(rows);
        ordered.sort(shape.byKey());
        int count = (ordered.size() + most - 1) / most;
        List<Part> written = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            List<@Nullable Object[]> slice =
                    List.copyOf(ordered.subList((int) ((long) ordered.size() * place / count), (int)
                            ((long) ordered.size() * (place + 1) / count)));
            written.add(Part.written(file(slice), shape, slice));
        }
        return written;
    }

    /** Copies a part of another table, if the tables are alike. */
    Optional<Part> copy(Part part, Parts other) {
        FileCopies copies = new FileCopies(other.table, table);
        return copies.arePossible()
                ? Optional.of(part.as(copies.of(List.of(part.file())).get(0), shape))
                : Optional.empty();
    }

    /** What takes the place of a part when some of its rows go: itself if none does, nothing if all do. */
    Optional<Part> without(Part part, Predicate<@Nullable Object[]> going) {
        List<@Nullable Object[]> all = rows(part);
        List<@Nullable Object[]> left = all.stream().filter(going.negate()).toList();
        if (left.size() == all.size()) {
            return Optional.of(part);
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(Part.instead(part, file(left), shape, left));
    }
}

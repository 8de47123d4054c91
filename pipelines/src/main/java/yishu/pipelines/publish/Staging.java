package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopOutputFile;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/**
 * What a load will tell in {@code ops}, written before its commit point, so that a crash after it loses nothing: the next
 * run replays it. It lies in files of its own, one folder for each table, that are whole when the folder has its name.
 */
final class Staging {
    private static final String HALF = "half-";

    private final Lake lake;
    private final Path folder;
    private final CommitPoints points;
    private final Ops ops;
    private final Map<String, Schema> schemas = new HashMap<>();

    Staging(Lake lake, String dataset, CommitPoints points) {
        this.lake = lake;
        this.points = points;
        this.ops = new Ops(lake);
        this.folder = lake.folder().resolve("staging").resolve(dataset.replace('/', '_'));
    }

    /** Moves here what is to be told in each table of {@code ops}. */
    void write(String load, Map<String, List<DataFile>> tables) {
        remove(load);
        tables.forEach((name, files) -> {
            Table table = lake.table(Ops.full(name));
            move(table, files, folder.resolve(load).resolve(name));
            points.reached("staged " + name);
        });
    }

    /** Writes here, right away, the rows of a small load. */
    void writeRows(String load, Map<String, List<List<@Nullable Object>>> tables) {
        remove(load);
        tables.forEach((name, rows) -> {
            whole(folder.resolve(load).resolve(name), half -> write(name, rows, half.resolve("0.parquet")));
            points.reached("staged " + name);
        });
    }

    private void write(String name, List<List<@Nullable Object>> rows, Path file) throws IOException {
        Schema schema = schemas.computeIfAbsent(
                name, table -> lake.table(Ops.full(table)).schema());
        List<String> columns = List.of(Ops.schema(name).fieldNames());
        try (FileAppender<@Nullable Object[]> out = Parquet.write(output(file))
                .schema(schema)
                .createWriterFunc((all, stored) -> CellWriters.of(all, stored, columns))
                .build()) {
            rows.forEach(row -> out.add(row.toArray()));
        }
    }

    /** One that brings the settings of this process along: without them, Parquet would read them anew for each file. */
    private OutputFile output(Path file) {
        return HadoopOutputFile.fromLocation(
                file.toUri().toString(), lake.spark().sparkContext().hadoopConfiguration());
    }

    private static void move(Table table, List<DataFile> files, Path to) {
        whole(to, half -> {
            for (int part = 0; part < files.size(); part++) {
                Path copy = half.resolve(part + ".parquet");
                FileCopies.copy(
                        table.io().newInputFile(files.get(part).location()),
                        org.apache.iceberg.Files.localOutput(copy.toFile()));
            }
        });
        files.forEach(file -> table.io().deleteFile(file.location()));
    }

    private interface Filling {
        void fill(Path half) throws IOException;
    }

    private static void whole(Path to, Filling filling) {
        Path half = to.resolveSibling(HALF + to.getFileName());
        try {
            filling.fill(Files.createDirectories(half));
            Files.move(half, to);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stage '" + to + "'", e);
        }
    }

    /** The loads that a run before this one left here. */
    List<String> loads() {
        return list(folder).stream().map(it -> it.getFileName().toString()).toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all of a load was written. */
    boolean isWhole(String load) {
        return isStaged(load, Ops.RUNS);
    }

    private boolean isStaged(String load, String name) {
        return Files.isDirectory(folder.resolve(load).resolve(name));
    }

    /** What is staged of a load for a table of {@code ops}, each row by the names of its columns. */
    List<Map<String, @Nullable Object>> rows(String load, String name) {
        List<String> columns = List.of(Ops.schema(name).fieldNames());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        FileRows.each(lake.table(Ops.full(name)).schema(), staged(load, name), columns, cells -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int column = 0; column < cells.length; column++) {
                row.put(columns.get(column), cells[column]);
            }
            rows.add(row);
        });
        return rows;
    }

    /**
     * Appends to {@code ops} what is staged of a load and not there yet.
     *
     * @param release that published it; a load that was prepared did not know it
     */
    void replay(String load, String release) {
        for (String name : Ops.TABLES.keySet()) {
            if (isStaged(load, name)) {
                ops.append(name, load, () -> name.equals(Ops.RUNS) ? runs(load, release) : copies(load, name));
                points.reached("ops " + name);
            }
        }
    }

    private List<InputFile> staged(String load, String name) {
        return list(folder.resolve(load).resolve(name)).stream()
                .filter(file -> file.toString().endsWith(".parquet"))
                .map(file -> org.apache.iceberg.Files.localInput(file.toFile()))
                .toList();
    }

    private List<DataFile> copies(String load, String name) {
        Table table = lake.table(Ops.full(name));
        return staged(load, name).stream()
                .map(file -> FileRows.at(table, FileCopies.into(table, file)))
                .toList();
    }

    /** The rows of {@code runs}, which name the release. */
    private List<DataFile> runs(String load, String release) {
        return ops.write(
                Ops.RUNS,
                rows(load, Ops.RUNS).stream()
                        .map(row -> {
                            row.replace("release", Shelf.BRANCH, release);
                            return (List<@Nullable Object>) new ArrayList<>(row.values());
                        })
                        .toList());
    }

    /** Forgets a load; half forgotten it is still one that was told. */
    void remove(String load) {
        Path staged = folder.resolve(load);
        if (!Files.isDirectory(staged)) {
            return;
        }
        Folders.remove(staged);
        points.reached("staging removed");
    }
}

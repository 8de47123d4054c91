package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/**
 * What a load will tell in {@code ops}, written before its commit point, so that a crash after it loses nothing: the next
 * run replays it.
 */
final class Staging {
    private final Lake lake;
    private final Path folder;
    private final CommitPoints points;
    private final Ops ops;

    Staging(Lake lake, String dataset, CommitPoints points) {
        this.lake = lake;
        this.points = points;
        this.ops = new Ops(lake);
        this.folder = lake.folder().resolve("staging").resolve(dataset.replace('/', '_'));
    }

    /** Writes down where the rows for each table of {@code ops} lie. */
    void write(String load, Map<String, List<DataFile>> tables) {
        discard(load);
        tables.forEach((name, files) -> {
            write(
                    parts(load, name),
                    files.stream().map(it -> it.location() + "\n").collect(Collectors.joining()));
            points.reached("staged " + name);
        });
    }

    private Path parts(String load, String name) {
        return folder.resolve(load).resolve(name).resolve("parts");
    }

    private static void write(Path file, String lines) {
        try {
            Files.createDirectories(file.getParent());
            Path half = file.resolveSibling("half");
            Files.writeString(half, lines);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The loads that a run before this one left here. */
    List<String> loads() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> loads = Files.list(folder)) {
            return loads.map(it -> it.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends to {@code ops} what is staged of a load and not there yet. */
    void replay(String load) {
        for (String name : Ops.TABLES.keySet()) {
            List<String> locations = read(parts(load, name));
            if (!locations.isEmpty()) {
                Table table = lake.table(Ops.full(name));
                ops.append(
                        name,
                        load,
                        locations.stream().map(it -> FileRows.at(table, it)).toList());
                points.reached("ops " + name);
            }
        }
    }

    /** Forgets a load that was not published, with the rows that are staged of it. */
    void discard(String load) {
        for (String name : Ops.TABLES.keySet()) {
            List<String> locations = read(parts(load, name));
            if (!locations.isEmpty() && !ops.holds(name, load)) {
                locations.forEach(lake.table(Ops.full(name)).io()::deleteFile);
            }
        }
        remove(load);
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

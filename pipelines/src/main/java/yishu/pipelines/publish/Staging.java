package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a load will tell in {@code ops}, written before its commit point, so that a crash after it loses nothing: the next
 * run replays it.
 */
final class Staging {
    private final Lake lake;
    private final Path folder;
    private final CommitPoints points;

    Staging(Lake lake, String dataset, CommitPoints points) {
        this.lake = lake;
        this.points = points;
        this.folder = folder(lake.folder(), dataset);
    }

    static Path folder(Path warehouse, String dataset) {
        return warehouse.resolve("staging").resolve(dataset.replace('/', '_'));
    }

    /** Writes the rows of each table of {@code ops}. */
    void write(String load, Map<String, Dataset<Row>> tables) {
        remove(load);
        tables.forEach((name, rows) -> {
            rows.coalesce(1).write().parquet(folder.resolve(load).resolve(name).toString());
            points.reached("staged " + name);
        });
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
    void replay(String load, Ops ops) {
        for (String name : Ops.TABLES.keySet()) {
            Path staged = folder.resolve(load).resolve(name);
            if (Files.isDirectory(staged)) {
                ops.append(
                        name, load, lake.spark().read().schema(Ops.schema(name)).parquet(staged.toString()));
                points.reached("ops " + name);
            }
        }
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

package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
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
        this.folder = lake.folder().resolve("staging").resolve(dataset.replace('/', '_'));
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

    /** Whether all of a load was written. */
    boolean isWhole(String load) {
        return Files.exists(folder.resolve(load).resolve(Ops.RUNS).resolve("_SUCCESS"));
    }

    /** What is staged of a load for a table of {@code ops}. */
    Dataset<Row> rows(String load, String name) {
        return lake.spark()
                .read()
                .schema(Ops.schema(name))
                .parquet(folder.resolve(load).resolve(name).toString());
    }

    /**
     * Appends to {@code ops} what is staged of a load and not there yet.
     *
     * @param release that published it; a load that was prepared did not know it
     */
    void replay(String load, Ops ops, String release) {
        for (String name : Ops.TABLES.keySet()) {
            if (Files.isDirectory(folder.resolve(load).resolve(name))) {
                Dataset<Row> rows = rows(load, name);
                ops.append(name, load, name.equals(Ops.RUNS) ? rows.withColumn("release", named(release)) : rows);
                points.reached("ops " + name);
            }
        }
    }

    private static Column named(String release) {
        return when(col("release").equalTo(Shelf.BRANCH), release).otherwise(col("release"));
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

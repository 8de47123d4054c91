package yishu.pipelines.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Data files that no snapshot knows, such as a killed load leaves behind. Those on a disk are removed. */
final class Leftovers {
    private final Table table;

    Leftovers(Table table) {
        this.table = table;
    }

    /** Removes them; to be called under the lock of the table, so that nobody is writing one. */
    void remove() {
        Path folder = Path.of(path(table.location())).resolve("data");
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<Path> known = known();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean isData = file.toString().endsWith(".parquet");
                Path checksum =
                        file.resolveSibling(file.getFileName().toString().replaceAll("^\\.(.*)\\.crc$", "$1"));
                if (!known.contains(isData ? file : checksum)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<Path> known() {
        table.refresh();
        Set<Path> known = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            try (CloseableIterable<FileScanTask> tasks =
                    table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
                tasks.forEach(task -> {
                    known.add(Path.of(path(task.file().location())));
                    task.deletes().forEach(it -> known.add(Path.of(path(it.location()))));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }

    private static String path(String location) {
        return location.startsWith("file:") ? URI.create(location).getPath() : location;
    }
}

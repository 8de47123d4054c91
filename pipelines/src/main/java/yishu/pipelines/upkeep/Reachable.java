package yishu.pipelines.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/**
 * The files that a table's metadata names, of every snapshot that it still has: those of tags and branches among them.
 *
 * @param metadata the table's own, its predecessors too
 * @param lists of manifests
 * @param manifests of files
 * @param data the rows, and whatever else is only copied
 */
record Reachable(Set<String> metadata, Set<String> lists, Set<String> manifests, Set<String> data) {
    static Reachable of(TableMetadata table, FileIO io) {
        Reachable reachable = new Reachable(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        reachable.metadata().add(table.metadataFileLocation());
        table.previousFiles().forEach(it -> reachable.metadata().add(it.file()));
        table.statisticsFiles().forEach(it -> reachable.data().add(it.path()));
        table.partitionStatisticsFiles().forEach(it -> reachable.data().add(it.path()));
        Set<ManifestFile> manifests = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            reachable.lists().add(snapshot.manifestListLocation());
            manifests.addAll(snapshot.allManifests(io));
        }
        for (ManifestFile manifest : manifests) {
            if (reachable.manifests().add(manifest.path())) {
                reachable.add(manifest, io, table.specsById());
            }
        }
        return reachable;
    }

    private void add(ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
        try (ManifestReader<?> files = manifest.content() == ManifestContent.DATA
                ? ManifestFiles.read(manifest, io, specs)
                : ManifestFiles.readDeleteManifest(manifest, io, specs)) {
            files.forEach(file -> data.add(file.location()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read manifest '" + manifest.path() + "'", e);
        }
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(metadata);
        all.addAll(lists);
        all.addAll(manifests);
        all.addAll(data);
        return all;
    }
}

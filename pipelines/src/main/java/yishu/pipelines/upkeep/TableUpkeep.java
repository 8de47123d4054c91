package yishu.pipelines.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteManifests;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.actions.SizeBasedFileRewritePlanner;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.actions.SparkActions;
import yishu.pipelines.publish.Lake;

/** Looks after one table, whose lock somebody holds for it. */
final class TableUpkeep {
    private static final Duration SAFE_AGE = Duration.ofDays(1);
    private static final int FEW = 5;
    private static final double SMALL = 0.75;
    private static final long TARGET = 512L << 20;

    private final Lake lake;
    private final String name;
    private final Table table;
    private final Duration keep;
    private final boolean dry;

    TableUpkeep(Lake lake, String name, Duration keep, boolean dry) {
        this.lake = lake;
        this.name = name;
        this.table = lake.table(name);
        this.keep = keep;
        this.dry = dry;
    }

    Chore run(boolean interrupted) {
        long files = files().size();
        long manifests = manifests();
        long bytes = bytes();
        if (interrupted) {
            String left = "an interrupted load is to be finished first, by `./yishu ingest`";
            return new Chore(name, files, files, manifests, manifests, 0, 0, bytes, bytes, left);
        }
        boolean waiting = hasBranches();
        long small = waiting ? 0 : small();
        if (small >= FEW && !dry) {
            compact();
        }
        long manifestsAfter = waiting || manifests < FEW ? manifests : 1;
        if (manifestsAfter < manifests && !dry) {
            gatherManifests();
        }
        long expired = expire();
        long orphans = removeOrphans();
        return new Chore(
                name,
                files,
                dry ? files - (small >= FEW ? small - 1 : 0) : files().size(),
                manifests,
                dry ? manifestsAfter : manifests(),
                expired,
                orphans,
                bytes,
                dry ? bytes : bytes(),
                waiting ? "a release is being prepared; its files stay as they are" : "");
    }

    private List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private long manifests() {
        return table.currentSnapshot() == null
                ? 0
                : table.currentSnapshot().allManifests(table.io()).size();
    }

    private long bytes() {
        return present().stream().mapToLong(it -> it.toFile().length()).sum();
    }

    private long small() {
        return files().stream()
                .filter(it -> it.fileSizeInBytes() < SMALL * TARGET)
                .count();
    }

    /** A branch that is to become {@code main} must go on from what {@code main} is now. */
    private boolean hasBranches() {
        return table.refs().entrySet().stream()
                .anyMatch(it -> it.getValue().isBranch() && !it.getKey().equals(SnapshotRef.MAIN_BRANCH));
    }

    /** What the current snapshot says of loads stays true of the one that has the same rows. */
    private Map<String, String> said() {
        Map<String, String> said = new TreeMap<>(table.currentSnapshot().summary());
        said.keySet().removeIf(it -> !it.startsWith("yishu."));
        return said;
    }

    private void compact() {
        RewriteDataFiles rewrite = SparkActions.get(lake.spark())
                .rewriteDataFiles(table)
                .binPack()
                .option(RewriteDataFiles.TARGET_FILE_SIZE_BYTES, String.valueOf(TARGET))
                .option(SizeBasedFileRewritePlanner.MIN_INPUT_FILES, String.valueOf(FEW));
        said().forEach(rewrite::snapshotProperty);
        rewrite.execute();
        table.refresh();
    }

    private void gatherManifests() {
        RewriteManifests gather = table.rewriteManifests().clusterBy(file -> "all");
        said().forEach(gather::set);
        gather.commit();
    }

    private long expire() {
        table.refresh();
        var old = table.expireSnapshots()
                .expireOlderThan(Instant.now().minus(keep).toEpochMilli())
                .retainLast(1);
        long expired = old.apply().size();
        if (expired > 0 && !dry) {
            old.commit();
            table.refresh();
        }
        return expired;
    }

    /** Removes files that are old and in no snapshot: a killed writer left them. */
    private long removeOrphans() {
        Instant young = Instant.now().minus(keep.compareTo(SAFE_AGE) < 0 ? SAFE_AGE : keep);
        TableMetadata metadata = ((BaseTable) table).operations().refresh();
        Set<Path> needed = Reachable.of(metadata, table.io()).all().stream()
                .map(Places::path)
                .collect(Collectors.toSet());
        List<Path> orphans = present().stream()
                .filter(it -> !needed.contains(it) && it.toFile().lastModified() < young.toEpochMilli())
                .toList();
        if (!dry) {
            orphans.forEach(it -> it.toFile().delete());
        }
        // A checksum that Hadoop keeps beside a file is no file of its own.
        return orphans.stream()
                .filter(it -> !it.getFileName().toString().endsWith(".crc"))
                .count();
    }

    private List<Path> present() {
        Path folder = Places.path(table.location());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into '" + folder + "'", e);
        }
    }
}

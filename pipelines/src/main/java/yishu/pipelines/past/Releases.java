package yishu.pipelines.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/** The snapshots that are to stay, each with the names that point to it. */
final class Releases {
    private static final String BRANCH = "rewriting_the_past";

    private final Table table;
    private final String mark;
    private final Map<Long, List<String>> names = new LinkedHashMap<>();
    private final List<Snapshot> mainline = new ArrayList<>();
    private final List<Snapshot> aside = new ArrayList<>();
    private final Map<String, Optional<DataFile>> replaced = new HashMap<>();
    private final Map<Long, Map<String, DataFile>> files = new HashMap<>();

    /**
     * Of a table as it is now.
     *
     * @param mark for the summary of what is told again
     */
    Releases(Table table, String mark) {
        this.table = table;
        this.mark = mark;
        table.refresh();
        table.refs().forEach((name, ref) -> {
            if (!name.equals(BRANCH)) {
                names.computeIfAbsent(ref.snapshotId(), any -> new ArrayList<>())
                        .add(name);
            }
        });
        Set<Long> published =
                table.currentSnapshot() == null ? Set.of() : Set.copyOf(SnapshotUtil.currentAncestorIds(table));
        names.keySet().stream()
                .map(table::snapshot)
                .sorted(Comparator.comparingLong(Snapshot::sequenceNumber))
                .forEach(it -> (published.contains(it.snapshotId()) ? mainline : aside).add(it));
    }

    Past.Retold counted(DataFiles writer, boolean writing) {
        Map<String, Long> rows = new HashMap<>();
        for (Snapshot head : all()) {
            for (DataFile file : files(head).values()) {
                if (rows.containsKey(file.location())) {
                    continue;
                }
                Optional<DataFiles.Rewritten> done = writer.rewrite(file, writing);
                rows.put(file.location(), done.map(DataFiles.Rewritten::rows).orElse(0L));
                done.ifPresent(it -> replaced.put(file.location(), it.file()));
            }
        }
        long current = table.currentSnapshot() == null
                ? 0
                : files(table.currentSnapshot()).keySet().stream()
                        .mapToLong(it -> rows.getOrDefault(it, 0L))
                        .sum();
        List<String> releases = all().stream()
                .filter(this::isDirty)
                .flatMap(it -> names.getOrDefault(it.snapshotId(), List.of()).stream())
                .filter(this::isTag)
                .sorted()
                .toList();
        return new Past.Retold(
                current, rows.values().stream().mapToLong(it -> it).sum(), releases);
    }

    private boolean isTag(String name) {
        return Objects.requireNonNull(table.refs().get(name), name).isTag();
    }

    private List<Snapshot> all() {
        List<Snapshot> all = new ArrayList<>(mainline);
        all.addAll(aside);
        return all;
    }

    private boolean isDirty(Snapshot head) {
        return files(head).keySet().stream().anyMatch(replaced::containsKey);
    }

    /** Tells the mainline again from the first snapshot on that cannot stay, and what stands aside upon its end. */
    void tell() {
        sweep();
        @Nullable Long last = null;
        boolean retelling = false;
        Map<String, Long> moves = new TreeMap<>();
        for (Snapshot head : mainline) {
            boolean follows = last == null || last.equals(head.parentId());
            if (!retelling && follows && !isDirty(head) && !remembers(head)) {
                last = head.snapshotId();
                continue;
            }
            if (!retelling) {
                if (last == null) {
                    beginEmpty(head.snapshotId());
                } else {
                    begin(last);
                }
                retelling = true;
            }
            last = commit(head);
            move(moves, head, last);
        }
        boolean moved = retelling;
        for (Snapshot head : aside) {
            if (moved || isDirty(head)) {
                sweep();
                begin(last == null ? head.snapshotId() : last);
                move(moves, head, commit(head));
            }
        }
        point(moves);
    }

    private void point(Map<String, Long> moves) {
        if (moves.isEmpty()) {
            return;
        }
        ManageSnapshots all = table.manageSnapshots();
        moves.forEach((name, snapshot) -> {
            if (isTag(name)) {
                all.replaceTag(name, snapshot);
            } else {
                all.replaceBranch(name, snapshot);
            }
        });
        all.removeBranch(BRANCH);
        all.commit();
    }

    /** Removes the branch, which a killed process may have left. */
    private void sweep() {
        if (table.refs().containsKey(BRANCH)) {
            table.manageSnapshots().removeBranch(BRANCH).commit();
        }
    }

    /**
     * Whether a snapshot names files that it took away, with the least and the greatest of their values. What is told
     * again upon a clean snapshot names clean ones alone.
     */
    private boolean remembers(Snapshot head) {
        return head.allManifests(table.io()).stream().anyMatch(ManifestFile::hasDeletedFiles);
    }

    /** Begins with nothing, as if no file had been there before; the snapshot that takes them away expires. */
    private void beginEmpty(long snapshot) {
        begin(snapshot);
        table.newDelete()
                .deleteFromRowFilter(Expressions.alwaysTrue())
                .toBranch(BRANCH)
                .commit();
        table.refresh();
    }

    private void begin(long snapshot) {
        table.manageSnapshots().createBranch(BRANCH, snapshot).commit();
    }

    private void move(Map<String, Long> moves, Snapshot from, long to) {
        names.getOrDefault(from.snapshotId(), List.of()).forEach(name -> moves.put(name, to));
    }

    /** Commits what a snapshot held, without what must go, on the branch. */
    private long commit(Snapshot head) {
        Map<String, DataFile> present = files(table.snapshot(BRANCH));
        Map<String, DataFile> wanted = new TreeMap<>();
        files(head).forEach((location, file) -> {
            Optional<DataFile> clean = replaced.getOrDefault(location, Optional.of(file));
            clean.ifPresent(it -> wanted.put(it.location(), it));
        });
        OverwriteFiles overwrite = table.newOverwrite().toBranch(BRANCH);
        present.forEach((location, file) -> {
            if (!wanted.containsKey(location)) {
                overwrite.deleteFile(file);
            }
        });
        wanted.forEach((location, file) -> {
            if (!present.containsKey(location)) {
                overwrite.addFile(file);
            }
        });
        head.summary().forEach((key, value) -> {
            if (key.startsWith("yishu.")) {
                overwrite.set(key, value);
            }
        });
        overwrite.set("yishu.rewritten", mark);
        overwrite.commit();
        table.refresh();
        return table.snapshot(BRANCH).snapshotId();
    }

    private Map<String, DataFile> files(Snapshot head) {
        return files.computeIfAbsent(head.snapshotId(), this::plan);
    }

    private Map<String, DataFile> plan(long snapshot) {
        Map<String, DataFile> found = new TreeMap<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot).includeColumnStats().planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new InputException("Cannot rewrite table '" + table.name()
                            + "': its deletes are kept in files of their own; compact it first");
                }
                found.put(task.file().location(), task.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}

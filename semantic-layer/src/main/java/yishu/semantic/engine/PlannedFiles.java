package yishu.semantic.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import yishu.content.InputException;

/** The data files of tables at a snapshot. A snapshot never changes, so its files are asked of Iceberg once. */
final class PlannedFiles {
    private static final int REMEMBERED = 512;

    private final Function<TableName, Table> tables;
    private final Map<Key, List<String>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(TableName name, long snapshot) {}

    PlannedFiles(Function<TableName, Table> tables) {
        this.tables = tables;
    }

    List<String> of(Pinned pinned) {
        if (pinned.snapshot() == -1) {
            return List.of();
        }
        Key key = new Key(pinned.name(), pinned.snapshot());
        synchronized (remembered) {
            List<String> files = remembered.get(key);
            if (files != null) {
                return files;
            }
        }
        List<String> files = plan(tables.apply(pinned.name()), key);
        synchronized (remembered) {
            remembered.put(key, files);
        }
        return files;
    }

    private static List<String> plan(Table table, Key key) {
        if (table.snapshot(key.snapshot()) == null) {
            throw new InputException("Cannot read table '" + key.name() + "' at snapshot " + key.snapshot()
                    + ": the snapshot has expired");
        }
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(key.snapshot()).planFiles()) {
            tasks.forEach(task -> files.add(path(task, key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(files);
    }

    /** DuckDB reads files whole: rows that a delete file takes away would be counted without a word. */
    private static String path(FileScanTask task, Key key) {
        if (!task.deletes().isEmpty()) {
            throw new InputException("Cannot read table '" + key.name() + "' at snapshot " + key.snapshot()
                    + ": some of its rows are deleted by delete files (merge-on-read), which DuckDB would still count;"
                    + " rewrite its data files, and write it with copy-on-write");
        }
        if (task.file().format() != FileFormat.PARQUET) {
            throw new InputException("Cannot read table '" + key.name() + "': its files are "
                    + task.file().format() + ", not Parquet");
        }
        return LocalFileIO.path(task.file().location());
    }
}

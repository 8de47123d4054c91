package yishu.semantic.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.ContentFileUtil;
import yishu.content.InputException;

/** The data files of tables at a snapshot, with their deletes. A snapshot never changes, so they are asked of Iceberg once. */
final class PlannedFiles {
    private static final int REMEMBERED = 512;

    private final Function<TableName, Table> tables;
    private final Map<Key, List<PlannedFile>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<PlannedFile>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(TableName name, long snapshot) {}

    PlannedFiles(Function<TableName, Table> tables) {
        this.tables = tables;
    }

    List<PlannedFile> of(Pinned pinned) {
        if (pinned.snapshot() == -1) {
            return List.of();
        }
        Key key = new Key(pinned.name(), pinned.snapshot());
        synchronized (remembered) {
            List<PlannedFile> files = remembered.get(key);
            if (files != null) {
                return files;
            }
        }
        List<PlannedFile> files = plan(tables.apply(pinned.name()), key);
        synchronized (remembered) {
            remembered.put(key, files);
        }
        return files;
    }

    private static List<PlannedFile> plan(Table table, Key key) {
        if (table.snapshot(key.snapshot()) == null) {
            throw new InputException("Cannot read table '" + key.name() + "' at snapshot " + key.snapshot()
                    + ": the snapshot has expired");
        }
        if (table.properties().containsKey(TableProperties.DEFAULT_NAME_MAPPING)) {
            throw new InputException(
                    "Cannot read table '" + key.name() + "': files without field ids were added to it, as"
                            + " its property " + TableProperties.DEFAULT_NAME_MAPPING
                            + " says, and their columns would be empty;"
                            + " rewrite its data files, and remove the property");
        }
        List<PlannedFile> files = new ArrayList<>();
        Map<String, PlannedDelete> deletes = new HashMap<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(key.snapshot()).planFiles()) {
            for (FileScanTask task : tasks) {
                files.add(new PlannedFile(
                        parquet(task.file(), "files", key),
                        task.file().recordCount(),
                        task.deletes().stream()
                                .map(file -> deletes.computeIfAbsent(
                                        PlannedDelete.id(file), id -> delete(id, file, table, key)))
                                .toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(files);
    }

    private static String parquet(ContentFile<?> file, String what, Key key) {
        if (file.format() != FileFormat.PARQUET) {
            throw new InputException("Cannot read table '" + key.name() + "' at snapshot " + key.snapshot() + ": its "
                    + what + " are " + file.format() + ", not Parquet");
        }
        return LocalFileIO.path(file.location());
    }

    private static PlannedDelete delete(String id, DeleteFile file, Table table, Key key) {
        if (!ContentFileUtil.isDV(file)) {
            parquet(file, "delete files", key);
        }
        List<Integer> columns = file.content() == FileContent.EQUALITY_DELETES ? file.equalityFieldIds() : List.of();
        return new PlannedDelete(
                id,
                file,
                columns.stream().map(column -> column(column, table, key)).toList());
    }

    /** A column that was dropped since still tells which rows are deleted. */
    private static Types.NestedField column(int id, Table table, Key key) {
        return Stream.concat(
                        Stream.of(table.schema()),
                        table.schemas().values().stream()
                                .sorted(Comparator.comparing(Schema::schemaId).reversed()))
                .map(schema -> schema.asStruct().field(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InputException("Cannot read table '" + key.name() + "' at snapshot "
                        + key.snapshot() + ": rows are deleted by the values of field " + id
                        + ", which is none of its columns"));
    }
}

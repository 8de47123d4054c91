package yishu.pipelines.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.content.TableLock;
import yishu.content.TableLocks;
import yishu.pipelines.publish.Progress;

/**
 * Copies a warehouse while others read and load. What loads have staged is copied first, then the catalog is read at one
 * moment, and then the files that it leads to, which nobody changes. If something was staged or told meanwhile, it begins
 * again, so that a load is in the copy wholly, or to be finished, or not at all.
 */
public final class Backup {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> NOT_COPIED =
            Set.of("locks", "fetching", "staging", "raw", "core", "ops", "mart", "model");
    private static final int TURNS = 120;

    private final Settings settings;
    private final Path warehouse;
    private final Progress progress;
    private final Map<String, BackupList.Entry> before = new HashMap<>();
    private final List<BackupList.Entry> files = new ArrayList<>();

    public Backup(Settings settings, Progress progress) {
        this.settings = settings;
        this.warehouse = settings.warehouse();
        this.progress = progress;
    }

    /**
     * What a backup did.
     *
     * @param list its name
     * @param tables how many it has
     * @param files how many it has
     * @param copied how many of them were not in an earlier one
     */
    public record Result(String list, int tables, int files, long copied, long copiedBytes) {}

    public Result run(Path folder) {
        if (!Files.isDirectory(warehouse.resolve("ops"))) {
            throw new InputException("Cannot back up warehouse '" + warehouse
                    + "': nothing was loaded there yet; name another with --warehouse");
        }
        try (TableLock alone = TableLocks.of(settings).take(Maintenance.LOCK, progress::say)) {
            Store store = new Store(folder);
            BackupList.newest(folder)
                    .ifPresent(it -> BackupList.read(it).files().forEach(file -> before.put(file.path(), file)));
            CatalogRows catalog = settled(store);
            progress.say("copying " + catalog.tables().size() + " tables");
            catalog.tables().forEach(table -> put(store, table));
            progress.say("copying what was received");
            putFolders(store);
            Path list = new BackupList(warehouse.toString(), catalog, files).write(folder, STAMP.format(Instant.now()));
            return new Result(
                    list.getFileName().toString(),
                    catalog.tables().size(),
                    files.size(),
                    store.copied(),
                    store.copiedBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot back up to '" + folder + "'", e);
        }
    }

    /** What is staged, and the catalog at a moment at which nothing else was. */
    private CatalogRows settled(Store store) throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            files.clear();
            List<Path> staged = below(warehouse.resolve("staging"));
            boolean whole = true;
            for (Path file : staged) {
                whole &= put(store, file, BackupList.Kind.PLAIN, false);
            }
            CatalogRows catalog = CatalogRows.read(settings.catalogUri(), settings);
            if (whole && below(warehouse.resolve("staging")).equals(staged)) {
                return catalog;
            }
            progress.say("a load is being published; looking again");
            pause();
        }
        throw new InputException("Cannot back up warehouse '" + warehouse
                + "': loads were published all the while; try again when there are fewer");
    }

    private void put(Store store, CatalogRows.TableRow table) {
        try {
            Places io = new Places(path -> path);
            TableMetadata metadata = TableMetadataParser.read(io, table.metadata());
            Reachable reachable = Reachable.of(metadata, io);
            for (String file : reachable.metadata()) {
                boolean there = put(store, Places.path(file), BackupList.Kind.METADATA, true);
                needed(there || !file.equals(metadata.metadataFileLocation()), table, file);
            }
            for (String file : reachable.lists()) {
                needed(put(store, Places.path(file), BackupList.Kind.LIST, true), table, file);
            }
            for (String file : reachable.manifests()) {
                needed(put(store, Places.path(file), BackupList.Kind.MANIFEST, true), table, file);
            }
            for (String file : reachable.data()) {
                needed(put(store, Places.path(file), BackupList.Kind.PLAIN, true), table, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy table '" + table + "'", e);
        }
    }

    private static void needed(boolean there, CatalogRows.TableRow table, String file) {
        if (!there) {
            throw new IllegalStateException("Cannot copy table '" + table + "': its file '" + file + "' is gone");
        }
    }

    /** All that is no table: what was received, the audit log, and whatever else is kept there. */
    private void putFolders(Store store) throws IOException {
        for (Path file : below(warehouse)) {
            String first = warehouse.relativize(file).getName(0).toString();
            boolean half = file.getFileName().toString().startsWith("half-");
            if (!NOT_COPIED.contains(first) && !first.startsWith("catalog.db") && !half) {
                put(store, file, BackupList.Kind.PLAIN, first.equals("landing"));
            }
        }
    }

    /**
     * Takes a file in; whether it was still there.
     *
     * @param lasting whether a file of that name, size and time is the same file as before
     */
    private boolean put(Store store, Path file, BackupList.Kind kind, boolean lasting) throws IOException {
        if (!file.startsWith(warehouse)) {
            throw new IllegalStateException("Cannot back up '" + file + "': it lies outside of " + warehouse);
        }
        String path = warehouse.relativize(file).toString();
        BackupList.Entry known = before.get(path);
        try {
            long size = Files.size(file);
            long modified = Files.getLastModifiedTime(file).toMillis();
            if (lasting
                    && known != null
                    && known.size() == size
                    && known.modified() == modified
                    && store.has(known.hash(), size)) {
                files.add(known);
            } else {
                String hash = store.put(file);
                files.add(new BackupList.Entry(path, kind, hash, Files.size(store.of(hash)), modified));
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return below(folder);
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot back up: interrupted", e);
        }
    }
}

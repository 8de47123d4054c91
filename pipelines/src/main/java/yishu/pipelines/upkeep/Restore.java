package yishu.pipelines.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.jdbc.JdbcCatalog;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.publish.Folders;
import yishu.pipelines.publish.Progress;

/**
 * Brings a warehouse back, to the place and into the catalog that the settings name, whatever they were before. It is built
 * in a folder beside and then renamed, so that there is a whole warehouse or none.
 */
public final class Restore {
    private static final String MARK = "restored-from";

    private final Settings settings;
    private final Path target;
    private final Progress progress;

    public Restore(Settings settings, Progress progress) {
        this.settings = settings;
        this.target = settings.warehouse();
        this.progress = progress;
    }

    /** What was brought back. */
    public record Result(String list, int tables, int files) {}

    public Result run(Path folder) {
        Path list = BackupList.newest(folder)
                .orElseThrow(
                        () -> new InputException("Cannot restore from '" + folder + "': there is no backup in it"));
        BackupList backup = BackupList.read(list);
        Path half = target.resolveSibling("." + target.getFileName() + ".restoring");
        try {
            if (!isPlaced(list)) {
                refuseToOverwrite();
                Folders.remove(half);
                fill(half, backup, new Store(folder));
                Files.writeString(half.resolve(MARK), list.getFileName().toString());
                if (isEmbedded()) {
                    catalog(backup, "jdbc:sqlite:" + half.resolve("catalog.db"));
                }
                Files.deleteIfExists(target);
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            }
            if (!isEmbedded()) {
                catalog(backup, settings.catalogUri());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restore to '" + target + "'", e);
        } finally {
            Folders.remove(half);
        }
        return new Result(
                list.getFileName().toString(),
                backup.catalog().tables().size(),
                backup.files().size());
    }

    private boolean isEmbedded() {
        return settings.text("catalog.uri").isEmpty();
    }

    /** Whether this very backup was brought to its place before, and only the catalog's rows are missing. */
    private boolean isPlaced(Path list) throws IOException {
        Path mark = target.resolve(MARK);
        return !isEmbedded()
                && Files.exists(mark)
                && Files.readString(mark).equals(list.getFileName().toString())
                && known().isEmpty();
    }

    private List<CatalogRows.TableRow> known() {
        open(settings.catalogUri());
        return CatalogRows.read(settings.catalogUri(), settings).tables();
    }

    private void refuseToOverwrite() throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> present = Files.list(target)) {
                if (present.findAny().isPresent()) {
                    throw new InputException("Cannot restore to '" + target
                            + "': something is there; move it away, or name another place with --warehouse");
                }
            }
        }
        if (!isEmbedded() && !known().isEmpty()) {
            throw new InputException(
                    "Cannot restore into catalog '" + settings.catalogUri().replaceFirst("\\?.*", "")
                            + "': it has tables; name an empty one with catalog.uri");
        }
    }

    private void fill(Path half, BackupList backup, Store store) throws IOException {
        progress.say("bringing back " + backup.files().size() + " files");
        List<String> damaged = new ArrayList<>();
        for (BackupList.Entry file : backup.files()) {
            if (!store.take(file.hash(), half.resolve(file.path()))) {
                damaged.add(file.path());
            }
        }
        if (!damaged.isEmpty()) {
            throw new InputException("Cannot restore this backup: " + damaged.size() + " of "
                    + backup.files().size() + " files are damaged or missing, '" + damaged.get(0)
                    + "' first; nothing was restored. Use an older backup or another copy");
        }
        Path from = Path.of(backup.warehouse());
        if (!from.equals(target)) {
            progress.say("moving tables from " + from + " to " + target);
            Relocation relocation = new Relocation(from, target, half);
            for (BackupList.Kind kind :
                    List.of(BackupList.Kind.MANIFEST, BackupList.Kind.LIST, BackupList.Kind.METADATA)) {
                for (BackupList.Entry file : backup.files()) {
                    if (file.kind() == kind) {
                        relocation.rewrite(file);
                    }
                }
            }
        }
    }

    private void catalog(BackupList backup, String uri) {
        open(uri);
        Relocation relocation = new Relocation(Path.of(backup.warehouse()), target, target);
        backup.catalog().write(uri, settings, relocation::moved);
    }

    /** Lets Iceberg make the tables of its catalog, if they are not there. */
    private void open(String uri) {
        Map<String, String> properties = new HashMap<>();
        properties.put("uri", uri);
        properties.put("warehouse", target.toString());
        properties.put("jdbc.schema-version", "V1");
        if (!settings.text("catalog.user").isEmpty()) {
            properties.put("jdbc.user", settings.text("catalog.user"));
            properties.put("jdbc.password", settings.text("catalog.password"));
        }
        try (JdbcCatalog catalog = new JdbcCatalog(any -> new Places(path -> path), null, true)) {
            catalog.initialize("yishu", properties);
        }
    }
}

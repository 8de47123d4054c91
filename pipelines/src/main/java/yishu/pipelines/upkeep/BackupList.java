package yishu.pipelines.upkeep;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yishu.content.InputException;

/**
 * What a backup has: written last, under a name that says when it was made and what its SHA-256 is.
 *
 * @param warehouse where the files were
 * @param catalog what the catalog knew
 * @param files all that were there
 */
record BackupList(String warehouse, CatalogRows catalog, List<Entry> files) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("backup-(\\d{8}T\\d{9}Z)-([0-9a-f]{64})\\.json");

    /** What a file is to Iceberg; it says whether other files' paths stand in it. */
    enum Kind {
        METADATA,
        LIST,
        MANIFEST,
        PLAIN
    }

    /**
     * A file.
     *
     * @param path below the warehouse
     * @param hash of its bytes, under which the backup keeps it
     * @param modified when it was last written, in milliseconds
     */
    record Entry(String path, Kind kind, String hash, long size, long modified) {}

    /** Writes it; from then on there is a backup. */
    Path write(Path folder, String stamp) {
        try {
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
            Path half = Files.write(folder.resolve("half-list"), text);
            Path list = folder.resolve("backup-" + stamp + "-" + Store.hash(text) + ".json");
            return Files.move(half, list, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to '" + folder + "'", e);
        }
    }

    /** The newest backup's list in a folder. */
    static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> NAME.matcher(it.getFileName().toString()).matches())
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into '" + folder + "'", e);
        }
    }

    /** Reads it; an {@link InputException} if it is not what was written. */
    static BackupList read(Path list) {
        try {
            byte[] text = Files.readAllBytes(list);
            Matcher name = NAME.matcher(list.getFileName().toString());
            if (!name.matches() || !name.group(2).equals(Store.hash(text))) {
                throw new InputException(
                        "Cannot use backup '" + list
                                + "': the list is damaged, its SHA-256 is not that of its name; use an older one or another copy");
            }
            return JSON.readValue(text, BackupList.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + list + "'", e);
        }
    }
}

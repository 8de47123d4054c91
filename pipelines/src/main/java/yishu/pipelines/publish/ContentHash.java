package yishu.pipelines.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * A hash of all that one snapshot changes of another: the bytes of each data file that it adds, and the names of those
 * that it takes away. A file that is exchanged where it lies changes it.
 */
final class ContentHash {
    private final Table table;

    ContentHash(Table table) {
        this.table = table;
    }

    String of(long before, long after) {
        Map<String, DataFile> old = files(before);
        Map<String, DataFile> now = files(after);
        MessageDigest digest = Landing.sha256();
        now.forEach((path, file) -> {
            if (!old.containsKey(path)) {
                add(digest, "added " + file.recordCount() + " " + path + " " + bytes(path));
            }
        });
        old.keySet().stream().filter(path -> !now.containsKey(path)).forEach(path -> add(digest, "removed " + path));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, DataFile> files(long snapshot) {
        Map<String, DataFile> files = new TreeMap<>();
        FileRows.planned(table.newScan().useSnapshot(snapshot))
                .forEach(file -> files.put(file.location(), file.copyWithoutStats()));
        return files;
    }

    private String bytes(String path) {
        MessageDigest digest = Landing.sha256();
        try (SeekableInputStream in = table.io().newInputFile(path).newStream();
                DigestInputStream read = new DigestInputStream(in, digest)) {
            read.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read data file '" + path + "'", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

package yishu.semantic.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/**
 * {@code <warehouse>/server.json}: where the server of a warehouse listens, for the commands of its owner. Beside it the
 * server holds a lock that ends with its process, so a file that outlived its server keeps nobody from starting another.
 */
final class ServerFile implements AutoCloseable {
    static final String HEALTH = "/api/health";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final FileChannel lock;

    private ServerFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    static Path of(Path warehouse) {
        return warehouse.resolve("server.json");
    }

    /** @throws InputException when a server of this warehouse runs */
    static ServerFile claim(Path warehouse) {
        Path file = of(warehouse);
        try {
            FileChannel lock = FileChannel.open(
                    warehouse.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new InputException(
                        "Cannot serve warehouse '" + warehouse + "': another server does; see " + file);
            }
            return new ServerFile(file, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Written aside and moved, so that nobody reads half of it; readable by its owner alone, for it holds the token. */
    void write(int port, String token) {
        JsonNode json = JSON.createObjectNode()
                .put("port", port)
                .put("pid", ProcessHandle.current().pid())
                .put("token", token);
        try {
            Path aside = Files.createTempFile(file.getParent(), "server", ".tmp");
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
            Files.write(aside, JSON.writeValueAsBytes(json));
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server says of itself, by which a command knows that it is the one it looks for. */
    static String health(Path warehouse) {
        return JSON.createObjectNode()
                .put("status", "up")
                .put("warehouse", warehouse.toString())
                .put("pid", ProcessHandle.current().pid())
                .toString();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

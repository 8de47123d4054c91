package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a table, held from branch to tag. It is a lock of the operating system, so it dies with its process:
 * a killed load never blocks the next.
 */
public final class TableLock implements AutoCloseable {
    private static final long FIRST_WORD_AFTER_MILLIS = 1_000;

    private final FileChannel channel;
    private final FileLock lock;

    private TableLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until the table is free; says so after a second. */
    public static TableLock take(Path warehouse, String table, Progress progress) {
        try {
            Path folder = Files.createDirectories(warehouse.resolve("locks"));
            FileChannel channel = FileChannel.open(
                    folder.resolve(table + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long since = System.nanoTime();
            boolean told = false;
            FileLock lock = tryLock(channel);
            while (lock == null) {
                if (!told && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) > FIRST_WORD_AFTER_MILLIS) {
                    progress.say("waiting: another load is writing " + table);
                    told = true;
                }
                TimeUnit.MILLISECONDS.sleep(100);
                lock = tryLock(channel);
            }
            return new TableLock(channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock table '" + table + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot lock table '" + table + "': interrupted", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

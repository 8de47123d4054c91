package yishu.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock of the operating system, on a file for the table in the warehouse's folder. */
final class FileTableLock implements TableLock {
    private final String table;
    private final FileChannel channel;

    FileTableLock(Path warehouse, String table) {
        this.table = table;
        try {
            Path folder = Files.createDirectories(warehouse.resolve("locks"));
            this.channel = FileChannel.open(
                    folder.resolve(table + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock table '" + table + "'", e);
        }
    }

    @Override
    public boolean tryTake() {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock table '" + table + "'", e);
        }
    }

    /** A lock goes with its channel. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

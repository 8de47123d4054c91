package yishu.semantic.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lines over several files, each with the SHA-256 of the line before it, so that a line that was changed or taken out is
 * noticed at the next. A process that dies while it writes leaves a torn line; the next writer ends that line and chains
 * over it.
 */
final class Chain {
    /** A file lock is held by the whole process, so threads need one of their own before it. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path folder;

    /** A line to be written after the one with the given hash. */
    interface Line {
        byte[] after(String previous) throws IOException;
    }

    Chain(Path folder) {
        this.folder = folder;
    }

    /**
     * Appends a line and waits until the disk has it.
     *
     * @param segment the file to append to, unless the chain is already in one of a later name: a clock that is set back
     *     must not reorder it
     */
    void append(String segment, Line line) throws IOException {
        Files.createDirectories(folder);
        IN_THIS_PROCESS.lock();
        try (FileChannel lock = open(folder.resolve("lock"));
                FileLock held = lock.lock()) {
            assert held.isValid();
            write(folder.resolve(segment), line);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private void write(Path wanted, Line line) throws IOException {
        List<Path> segments = segments();
        Path newest = segments.isEmpty() ? wanted : segments.get(segments.size() - 1);
        LastLine last = LastLine.of(newest);
        byte[] text = line.after(last.hash());
        Path file = newest.compareTo(wanted) > 0 ? newest : wanted;
        boolean afterTorn = last.torn() && file.equals(newest);
        try (FileChannel channel = open(file)) {
            channel.position(channel.size());
            ByteBuffer bytes = ByteBuffer.allocate(text.length + 2);
            bytes.put(afterTorn ? new byte[] {'\n'} : new byte[0]).put(text).put((byte) '\n');
            bytes.flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The files of the chain in their order. */
    List<Path> segments() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}

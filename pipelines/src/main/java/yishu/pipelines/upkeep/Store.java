package yishu.pipelines.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of a backup, each once, under the SHA-256 of its bytes and readable by the owner alone. */
final class Store {
    private final Path folder;
    private long copied;
    private long copiedBytes;

    Store(Path backup) throws IOException {
        this.folder = Files.createDirectories(
                backup.resolve("files"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path of(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    boolean has(String hash, long size) throws IOException {
        return Files.exists(of(hash)) && Files.size(of(hash)) == size;
    }

    /** Takes a file in, unless it is there; its hash. */
    String put(Path file) throws IOException {
        Path half = folder.resolve("half");
        String hash = copy(file, half);
        if (has(hash, Files.size(half))) {
            Files.delete(half);
        } else {
            Files.createDirectories(of(hash).getParent());
            Files.move(half, of(hash), StandardCopyOption.ATOMIC_MOVE);
            copied++;
            copiedBytes += Files.size(of(hash));
        }
        return hash;
    }

    /** Brings a file back to its place; whether its bytes are what was put. */
    boolean take(String hash, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.exists(of(hash)) && copy(of(hash), to).equals(hash);
    }

    /** How many files were new to it. */
    long copied() {
        return copied;
    }

    long copiedBytes() {
        return copiedBytes;
    }

    private static String copy(Path from, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            in.transferTo(out);
        }
        try (FileChannel written = FileChannel.open(to, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

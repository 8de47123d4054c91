package yishu.pipelines.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import yishu.content.InputException;

/** The files as they were received, each under its SHA-256 and readable by the owner alone. Never changed, never lost. */
final class Landing {
    private final Path folder;
    private final String half;
    private final CommitPoints points;

    /** The warehouse's landing, for one dataset: what it did not finish to copy is its own to remove. */
    Landing(Path warehouse, String dataset, CommitPoints points) {
        this.folder = warehouse.resolve("landing");
        this.half = "half-" + dataset.replace('/', '.') + "-";
        this.points = points;
    }

    /** Where the file of that hash is kept. */
    Path of(String hash) {
        return folder.resolve(hash);
    }

    /** Keeps a copy of the file, unless it is there, under whatever name it came before. */
    void keep(Path file, String hash) {
        Path kept = of(hash);
        if (Files.exists(kept)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path copy = Files.createTempFile(
                    folder,
                    half,
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(copy)) {
                Files.copy(file, out);
            }
            points.reached("copied");
            if (!hash(copy).equals(hash)) {
                Files.delete(copy);
                throw new InputException("Cannot load file '" + file + "': it is still being written");
            }
            Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep file '" + file + "'", e);
        }
    }

    /** Removes the copies that a killed process did not finish. */
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var halves = Files.newDirectoryStream(folder, half + "*")) {
            for (Path copy : halves) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-256 of a file's bytes, in hexadecimal. */
    static String hash(Path file) {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read file '" + file + "'", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

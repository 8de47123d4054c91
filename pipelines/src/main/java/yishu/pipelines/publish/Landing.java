package yishu.pipelines.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.content.TableLocks;
import yishu.pipelines.landing.Cipher;

/**
 * The files as they were received, each under the SHA-256 of its plain bytes and readable by the owner alone; encrypted, if
 * there is a key. Never changed, never lost.
 */
final class Landing implements AutoCloseable {
    /** The SHA-256 of no bytes: a file that came empty. */
    private static final String NOTHING = HexFormat.of().formatHex(sha256().digest());

    static final FileAttribute<?> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final TableLocks locks;
    private final Path folder;
    private final Path opened;
    private final String dataset;
    private final String half;
    private final Cipher cipher;
    private final CommitPoints points;

    /** The warehouse's landing, for one dataset: what it did not finish to copy is its own to remove. */
    Landing(Path warehouse, String dataset, Cipher cipher, TableLocks locks, CommitPoints points) {
        this.locks = locks;
        this.dataset = dataset.replace('/', '.');
        this.folder = warehouse.resolve("landing");
        this.opened = folder.resolve("opened").resolve(this.dataset);
        this.cipher = cipher;
        this.half = "half-" + this.dataset + "-";
        this.points = points;
    }

    /** Where the file of that hash is kept, or what is left of it for this dataset. */
    Path of(String hash) {
        return Files.exists(own(hash)) ? own(hash) : folder.resolve(hash);
    }

    private Path own(String hash) {
        return folder.resolve(hash + "." + dataset);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Where the plain bytes of the file of that hash can be read until {@link #close}. */
    Path open(String hash) {
        Path kept = of(hash);
        try {
            if (Cipher.keyOf(kept).isEmpty()) {
                return kept;
            }
            Path plain = opened.resolve(hash);
            if (!Files.exists(plain)) {
                Files.createDirectories(opened, OWNER_ENTERS);
                Path copy = Files.createTempFile(opened, "half-", "", OWNER_READS);
                try (InputStream in = cipher.reading(kept, name(kept));
                        OutputStream out = Files.newOutputStream(copy)) {
                    in.transferTo(out);
                }
                Files.move(copy, plain, StandardCopyOption.ATOMIC_MOVE);
            }
            return plain;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open landed file '" + hash + "'", e);
        }
    }

    /** Keeps a copy of the file, unless it is there, under whatever name it came before. */
    void keep(Path file, String hash) {
        Path kept = folder.resolve(hash);
        if (holds(hash)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path copy = Files.createTempFile(folder, half, "", OWNER_READS);
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
                    OutputStream out = cipher.writing(Files.newOutputStream(copy), hash)) {
                in.transferTo(out);
            }
            points.reached("copied");
            if (!HexFormat.of().formatHex(digest.digest()).equals(hash)) {
                Files.delete(copy);
                throw new InputException("Cannot load file '" + file + "': it is still being written");
            }
            Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep file '" + file + "'", e);
        }
    }

    /** Whether the file of that hash is there, and was not destroyed. */
    boolean holds(String hash) {
        return Files.exists(of(hash)) && (Files.exists(own(hash)) || !isDestroyed(hash));
    }

    /** Whether nothing of a file could stay when a person's rows were taken out of it: then it is empty. */
    boolean isDestroyed(String hash) {
        try {
            return !hash.equals(NOTHING) && Files.exists(of(hash)) && Files.size(of(hash)) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing of a file but that it was there, for all datasets that have not kept what is left for them. */
    void destroy(String hash) {
        replace(folder.resolve(hash), copy -> {});
    }

    /** Writes what is left of a landed file. */
    interface Rest {
        /** Whether anything was left that can be loaded. */
        boolean write(Path plain, Writer out);
    }

    /** Keeps what is left of a file for this dataset; whether anything is. The file itself stays, for others. */
    boolean rewrite(String hash, Rest rest) {
        Path plain = open(hash);
        Path own = own(hash);
        boolean[] isLeft = new boolean[1];
        replace(own, copy -> {
            try (Writer out = new OutputStreamWriter(
                    cipher.writing(Files.newOutputStream(copy), name(own)), StandardCharsets.UTF_8)) {
                isLeft[0] = rest.write(plain, out);
            }
            if (!isLeft[0]) {
                Files.newOutputStream(copy).close();
            }
        });
        closeOpened(hash);
        return isLeft[0];
    }

    /** What fills a new file. */
    interface Filling {
        void fill(Path copy) throws IOException;
    }

    private void replace(Path file, Filling filling) {
        try (TableLock lock = locks.take("landing", line -> {})) {
            Path copy = Files.createTempFile(folder, half, "", OWNER_READS);
            filling.fill(copy);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rewrite landed file '" + name(file) + "'", e);
        }
    }

    private void closeOpened(String hash) {
        try {
            Files.deleteIfExists(opened.resolve(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the copies that a killed process did not finish. */
    void sweep() {
        close();
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

    /** Removes what was opened. */
    @Override
    public void close() {
        Folders.remove(opened);
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

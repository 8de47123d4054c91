package yishu.pipelines.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.content.TableLock;
import yishu.content.TableLocks;
import yishu.pipelines.landing.Cipher;

/** Brings landed files under the key in use, those that were landed before there was one among them. */
public final class LandingEncryption {
    private static final String LANDED = "[0-9a-f]{64}(\\..+)?";

    private final Settings settings;
    private final Path folder;

    public LandingEncryption(Settings settings) {
        this.settings = settings;
        this.folder = settings.warehouse().resolve("landing");
    }

    /** Encrypts what is not, or not with the key in use; how many files that were. */
    public int run() {
        Cipher cipher = Cipher.of(settings);
        TableLocks locks = TableLocks.of(settings);
        if (!cipher.isOn()) {
            throw new InputException("Cannot encrypt landed files: the setting landing.key names no file of keys");
        }
        int done = 0;
        try (DirectoryStream<Path> files = landed()) {
            for (Path file : files) {
                // Held for one file at a time, so that none comes back that an erasure takes away meanwhile.
                try (TableLock lock = locks.take("landing", line -> {})) {
                    done += encrypt(file, cipher) ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    /** Throws an {@link InputException} if a file is encrypted with a key that is to be destroyed. */
    public void checkUnused(String key) {
        try (DirectoryStream<Path> files = landed()) {
            for (Path file : files) {
                if (Cipher.keyOf(file).equals(Optional.of(key))) {
                    throw new InputException("Cannot retire key '" + key + "': landed files are encrypted with it;"
                            + " `./yishu landing encrypt` uses the new one");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // Whoever asks closes it.
    private DirectoryStream<Path> landed() throws IOException {
        Files.createDirectories(folder);
        return Files.newDirectoryStream(
                folder,
                it -> Files.isRegularFile(it) && it.getFileName().toString().matches(LANDED));
    }

    private boolean encrypt(Path file, Cipher cipher) throws IOException {
        if (Files.size(file) == 0 || cipher.isCurrent(file)) {
            return false;
        }
        String name = file.getFileName().toString();
        Path copy = Files.createTempFile(folder, "half-encrypted-", "", Landing.OWNER_READS);
        try (InputStream in = cipher.reading(file, name);
                OutputStream out = cipher.writing(Files.newOutputStream(copy), name)) {
            in.transferTo(out);
        }
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}

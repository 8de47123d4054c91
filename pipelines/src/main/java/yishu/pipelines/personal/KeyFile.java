package yishu.pipelines.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yishu.content.InputException;

/** A file of keys that its owner alone may read. */
public final class KeyFile {
    private static final Set<PosixFilePermission> OF_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;

    public KeyFile(Path path) {
        this.path = path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** The keys, or an {@link InputException}, if others may read them too. */
    public KeyRing read() {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view != null && !OF_OWNER.containsAll(view.readAttributes().permissions())) {
                throw new InputException("Cannot read keys '" + path
                        + "': others than its owner may read or write it; forbid it with `chmod 600 " + path + "`");
            }
            return KeyRing.parse(Files.readString(path), path.toString());
        } catch (IOException e) {
            throw new InputException("Cannot read keys '" + path + "': " + e.getMessage(), e);
        }
    }

    /** Makes the file with a first key; throws an {@link InputException} if it is there. */
    public KeyRing create() {
        if (exists()) {
            throw new InputException("Cannot make keys '" + path
                    + "': they are there; `./yishu keys rotate` adds a version and keeps those in use");
        }
        return write(new KeyRing(List.of(random("k1")), Optional.of(random(KeyRing.ERASED))));
    }

    /** Adds a version, which is in use from now on. */
    public KeyRing rotate() {
        KeyRing present = read();
        List<Key> versions = new ArrayList<>(present.versions());
        versions.add(random("k" + (present.current().version() + 1)));
        return write(new KeyRing(versions, present.erased().or(() -> Optional.of(random(KeyRing.ERASED)))));
    }

    /** Throws an {@link InputException} unless a version is there and no longer in use. */
    public void check(String name) {
        KeyRing present = read();
        if (present.versions().stream().noneMatch(it -> it.name().equals(name))) {
            throw new InputException("Cannot retire key '" + name + "': there are " + present.versions());
        }
        if (present.current().name().equals(name)) {
            throw new InputException(
                    "Cannot retire key '" + name + "': it is in use; `./yishu keys rotate` makes the one to follow it");
        }
    }

    /** Destroys a version that is no longer in use: nobody can tell any more whom its hashes stand for. */
    public KeyRing retire(String name) {
        check(name);
        KeyRing present = read();
        List<Key> left = present.versions().stream()
                .filter(it -> !it.name().equals(name))
                .toList();
        return write(new KeyRing(left, present.erased()));
    }

    private KeyRing write(KeyRing keys) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path next = Files.createTempFile(
                    folder,
                    ".keys-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, keys.text());
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write keys '" + path + "'", e);
        }
    }

    private static Key random(String name) {
        byte[] secret = new byte[Key.BYTES];
        new SecureRandom().nextBytes(secret);
        return new Key(name, secret);
    }
}

package yishu.pipelines.read.cube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Sample files. */
final class Cubes {
    private Cubes() {}

    /** A copy of a sample in a folder that may be written to. */
    static Path sample(String name, Path folder) {
        try (InputStream in = Objects.requireNonNull(Cubes.class.getResourceAsStream(name), name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

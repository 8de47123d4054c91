package yishu.pipelines.upkeep;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Where on this machine's disk the files are that Iceberg names, for those who only read. */
final class Places implements FileIO {
    private static final long serialVersionUID = 1L;

    private final transient Function<Path, Path> place;

    /** @param place where a file really is, by the place that Iceberg believes it at */
    Places(Function<Path, Path> place) {
        this.place = place;
    }

    /** Where Iceberg believes a file to be: {@code /a/b}, {@code file:/a/b} and {@code file:///a/b} are the same. */
    static Path path(String location) {
        return Path.of(location.startsWith("file:") ? location.substring(5).replaceFirst("^/{2,}", "/") : location);
    }

    @Override
    public InputFile newInputFile(String location) {
        File file = place.apply(path(location)).toFile();
        return Files.localInput(file);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        throw new UnsupportedOperationException("Cannot write '" + location + "': only read here");
    }

    @Override
    public void deleteFile(String location) {
        throw new UnsupportedOperationException("Cannot delete '" + location + "': only read here");
    }
}

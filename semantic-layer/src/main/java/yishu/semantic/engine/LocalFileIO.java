package yishu.semantic.engine;

import java.io.File;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Reads and writes Iceberg's own files on this machine's disk without Hadoop, which a serving process would otherwise
 * need for nothing else. Spark writes a place as {@code /a/b}, {@code file:/a/b} or {@code file:///a/b}; all are the
 * same file.
 */
final class LocalFileIO implements FileIO {
    private static final long serialVersionUID = 1L;

    /** The path on disk that Iceberg's name of a file stands for. */
    static String path(String location) {
        return location.startsWith("file:") ? location.substring(5).replaceFirst("^/{2,}", "/") : location;
    }

    @Override
    public InputFile newInputFile(String location) {
        return Files.localInput(new File(path(location)));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return Files.localOutput(new File(path(location)));
    }

    @Override
    public void deleteFile(String location) {
        if (!new File(path(location)).delete()) {
            throw new IllegalStateException("Cannot delete file '" + location + "'");
        }
    }
}

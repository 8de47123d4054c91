package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Folders that are there for a while. */
public final class Folders {
    private Folders() {}

    /** Removes a folder with all that it holds, if it is there. */
    public static void remove(Path folder) {
        try {
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove '" + folder + "'", e);
        }
    }
}

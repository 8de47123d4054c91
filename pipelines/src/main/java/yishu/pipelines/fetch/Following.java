package yishu.pipelines.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A service that goes on to hand over what comes, bit by bit and in order. What it gave is written down by the names of the
 * files alone: whoever follows it again says which of them are loaded. For one thread.
 */
public interface Following extends Closeable {
    /**
     * What comes within a time, as files in the folder of the request, of which it leaves only those that are whole.
     *
     * @return the files, none if nothing came
     * @throws IOException or an {@code InputException} if the service can no longer be followed
     */
    List<Path> next(Duration within) throws IOException;
}

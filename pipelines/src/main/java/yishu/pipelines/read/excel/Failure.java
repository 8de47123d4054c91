package yishu.pipelines.read.excel;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a library declares to throw, as an exception that an iterator may throw. */
final class Failure {
    private Failure() {}

    static RuntimeException of(Exception cause) {
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new UncheckedIOException(
                cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause));
    }
}

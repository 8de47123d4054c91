package yishu.pipelines.read.cube;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An SDMX message, read as it is asked for. */
interface SdmxMessage extends Closeable {
    /** The next part; null after the last. */
    @Nullable
    SdmxPart next() throws IOException;
}

package yishu.pipelines.read;

import java.io.Closeable;
import java.util.Iterator;
import java.util.Optional;

/** The rows of one file in the order of the file, read as they are asked for. Rows without any text are left out. */
public interface RowReader extends Iterator<Row>, Closeable {
    /** The charset that the text was decoded with; none where the format itself says how text is stored. */
    Optional<String> encoding();
}

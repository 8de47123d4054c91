package yishu.pipelines.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;

/**
 * A way to receive files: knows one kind of file and turns it into rows of text. Found by {@link java.util.ServiceLoader},
 * used through {@link Sources}, which wraps whatever goes wrong. {@code SourceAssert} is what an implementation has to
 * stand.
 */
public interface Source {
    /** The formats it reads, as {@code source.yaml} names them. */
    Set<String> formats();

    /**
     * Opens a file at its first row. The reader decodes strictly: what it cannot read it refuses, and never replaces.
     *
     * @throws IOException or any exception of a library; {@link Sources} says it in the words of the file's owner
     */
    RowReader open(Path file, SourceSpec.Reading reading) throws IOException;
}

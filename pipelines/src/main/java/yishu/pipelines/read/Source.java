package yishu.pipelines.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /**
     * Opens a file of which no more than some first rows will be asked for, so that a format whose columns are told by all
     * records together need not see the others.
     */
    default RowReader openHead(Path file, SourceSpec.Reading reading, int rows) throws IOException {
        return open(file, reading);
    }

    /**
     * Where a large file may be cut, so that its parts are read beside each other. By default nowhere.
     *
     * @param size of a part in bytes, about
     */
    default List<Part> parts(Path file, SourceSpec.Reading reading, long size) throws IOException {
        return List.of(Part.WHOLE);
    }

    /** Opens one of the {@link #parts} at its first row; rows keep the numbers that they have in the file. */
    default RowReader open(Path file, SourceSpec.Reading reading, Part part) throws IOException {
        return open(file, reading);
    }
}

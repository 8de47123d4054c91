package yishu.semantic.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.IOUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.ContentFileUtil;

/**
 * A delete file, or the part of a Puffin file that is one deletion vector. It never changes, so what has the same id
 * deletes the same rows.
 *
 * @param columns by whose values it tells the rows that it deletes; none when it tells their positions
 */
record PlannedDelete(String id, DeleteFile file, List<Types.NestedField> columns) {
    PlannedDelete {
        columns = List.copyOf(columns);
    }

    static String id(DeleteFile file) {
        return file.location() + "#" + file.contentOffset();
    }

    String path() {
        return LocalFileIO.path(file.location());
    }

    boolean isVector() {
        return ContentFileUtil.isDV(file);
    }

    /** The positions of the rows that a deletion vector deletes. */
    LongStream vector() {
        byte[] bytes = new byte[Math.toIntExact(file.contentSizeInBytes())];
        try {
            IOUtil.readFully(
                    new LocalFileIO().newInputFile(file.location()), file.contentOffset(), bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + file.location() + "'", e);
        }
        LongStream.Builder rows = LongStream.builder();
        PositionDeleteIndex.deserialize(bytes, file).forEach(rows::add);
        return rows.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlannedDelete delete && delete.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}

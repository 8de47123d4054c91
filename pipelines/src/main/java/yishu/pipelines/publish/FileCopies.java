package yishu.pipelines.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;

/**
 * Data files of one table, byte for byte as data files of another that has the same columns. Two tables never share a file:
 * what one of them lets expire, the other would lose.
 */
final class FileCopies {
    private final Table from;
    private final Table to;

    FileCopies(Table from, Table to) {
        this.from = from;
        this.to = to;
    }

    /** Whether a column has the same name, type and id in both, so that bytes mean the same. */
    boolean arePossible() {
        return from.schema().sameSchema(to.schema())
                && from.spec().isUnpartitioned()
                && to.spec().isUnpartitioned();
    }

    List<DataFile> of(List<DataFile> files) {
        return files.stream().map(this::of).toList();
    }

    private DataFile of(DataFile file) {
        String name = FileFormat.PARQUET.addExtension(UUID.randomUUID().toString());
        String place = to.locationProvider().newDataLocation(name);
        try (InputStream in = from.io().newInputFile(file.location()).newStream();
                OutputStream out = to.io().newOutputFile(place).create()) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy '" + file.location() + "'", e);
        }
        return DataFiles.builder(to.spec()).copy(file).withPath(place).build();
    }
}

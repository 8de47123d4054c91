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
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Data files of one table, byte for byte as data files of another that has the same columns. Two tables never share a file:
 * what one of them lets expire, the other would lose.
 */
public final class FileCopies {
    private final Table from;
    private final Table to;

    public FileCopies(Table from, Table to) {
        this.from = from;
        this.to = to;
    }

    /** Whether a column has the same name, type and id in both, so that bytes mean the same. */
    public boolean arePossible() {
        return from.schema().sameSchema(to.schema())
                && from.spec().isUnpartitioned()
                && to.spec().isUnpartitioned();
    }

    public List<DataFile> of(List<DataFile> files) {
        return files.stream().map(this::of).toList();
    }

    private DataFile of(DataFile file) {
        String place = into(to, from.io().newInputFile(file.location()));
        return DataFiles.builder(to.spec()).copy(file).withPath(place).build();
    }

    /** Copies a file to where data files of a table lie, under a name of its own. */
    static String into(Table table, InputFile file) {
        String name = FileFormat.PARQUET.addExtension(UUID.randomUUID().toString());
        String place = table.locationProvider().newDataLocation(name);
        copy(file, table.io().newOutputFile(place));
        return place;
    }

    static void copy(InputFile from, OutputFile to) {
        try (InputStream in = from.newStream();
                OutputStream out = to.create()) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy '" + from.location() + "'", e);
        }
    }
}

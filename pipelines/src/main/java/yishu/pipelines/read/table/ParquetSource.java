package yishu.pipelines.read.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;

/** Parquet: the columns' names are row 0, and each record is a row of its own number. */
public final class ParquetSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("parquet");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        return ParquetRows.open(file);
    }

    /** A reader of the file; checksums are compared where the writer left any. */
    static ParquetFileReader reader(Path file) throws IOException {
        // Tells a missing file from a damaged one, which Parquet does not.
        Files.size(file);
        return ParquetFileReader.open(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .usePageChecksumVerification()
                        .build());
    }
}

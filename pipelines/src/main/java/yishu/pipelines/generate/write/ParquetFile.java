package yishu.pipelines.generate.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file, written record by record; its footer says that the figures are synthetic. */
public final class ParquetFile implements Closeable {
    private static final long ROW_GROUP = 16L << 20;

    private final ParquetWriter<Group> writer;
    private final SimpleGroupFactory groups;
    private long next = 1;

    private ParquetFile(ParquetWriter<Group> writer, MessageType schema) {
        this.writer = writer;
        this.groups = new SimpleGroupFactory(schema);
    }

    /** A new file of records of a schema. */
    public static ParquetFile create(Path file, MessageType schema) throws IOException {
        return new ParquetFile(
                new Records.Builder(new LocalOutputFile(file), schema)
                        .withConf(new PlainParquetConfiguration())
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        // One encoding a column: the footer lists several in an order that changes with every process.
                        .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
                        .withDictionaryEncoding(false)
                        .withRowGroupSize(ROW_GROUP)
                        .withExtraMetaData(Map.of("synthetic", Workbooks.SYNTHETIC))
                        .build(),
                schema);
    }

    /** An empty record, to be filled. */
    public Group record() {
        return groups.newGroup();
    }

    /** Number, from 1, of the record that comes next. */
    public long next() {
        return next;
    }

    public void write(Group record) throws IOException {
        writer.write(record);
        next++;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

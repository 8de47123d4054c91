package yishu.pipelines.fetch.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import yishu.pipelines.fetch.Request;

/** The Parquet file of a query's rows, and what tells these rows from others. */
final class Extract implements Closeable {
    private final List<Column<?>> columns;
    private final MessageType schema;
    private final MessageDigest digest;
    private final ParquetWriter<Group> writer;
    private boolean isClosed;

    private Extract(List<Column<?>> columns, MessageType schema, MessageDigest digest, ParquetWriter<Group> writer) {
        this.columns = columns;
        this.schema = schema;
        this.digest = digest;
        this.writer = writer;
        digest.update(schema.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Extract begin(Path file, List<Column<?>> columns, ExtractNumber number) throws IOException {
        MessageType schema = new MessageType(
                "extract", columns.stream().<Type>map(Column::type).toList());
        try {
            return new Extract(
                    columns,
                    schema,
                    MessageDigest.getInstance("SHA-256"),
                    ExampleParquetWriter.builder(new LocalOutputFile(file))
                            .withConf(new PlainParquetConfiguration())
                            .withType(schema)
                            .withCompressionCodec(CompressionCodecName.ZSTD)
                            .withExtraMetaData(Map.of("yishu.extract", String.valueOf(number.next())))
                            .build());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the row at which a result stands. */
    void add(ResultSet rows, Request request) throws SQLException, IOException {
        Group group = new SimpleGroup(schema);
        for (int position = 1; position <= columns.size(); position++) {
            String text = columns.get(position - 1).copy(rows, position, group, request);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        writer.write(group);
    }

    /** The first half of the SHA-256 of all values and types, when the file is closed. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            writer.close();
        }
    }
}

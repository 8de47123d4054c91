package yishu.pipelines.publish;

import java.nio.charset.StandardCharsets;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes a column of text. Most columns say the same few things again and again, so it keeps what it has encoded last, in
 * a place by the text's hash, and Parquet's dictionary finds the very bytes that it holds already.
 */
final class TextWriter extends ParquetValueWriters.PrimitiveWriter<String> {
    private static final int PLACES = 1 << 12;

    private final @Nullable String[] texts = new String[PLACES];
    private final Binary[] encoded = new Binary[PLACES];

    TextWriter(ColumnDescriptor column) {
        super(column);
    }

    @Override
    public void write(int repetitionLevel, String text) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 12) ^ (hash >>> 24)) & (PLACES - 1);
        if (!text.equals(texts[place])) {
            texts[place] = text;
            encoded[place] = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
        }
        column.writeBinary(repetitionLevel, encoded[place]);
    }
}

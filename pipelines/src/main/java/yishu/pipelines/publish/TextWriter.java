package yishu.pipelines.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes a column of text. Most columns say the same few things again and again, so it keeps the first that it has
 * encoded, and Parquet's dictionary finds the very bytes that it holds already.
 */
final class TextWriter extends ParquetValueWriters.PrimitiveWriter<String> {
    private static final int MOST = 10_000;

    private final Map<String, Binary> encoded = new HashMap<>();
    private @Nullable String last;
    private Binary lastEncoded = Binary.EMPTY;

    TextWriter(ColumnDescriptor column) {
        super(column);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // The same object is the same text; others are looked up.
    public void write(int repetitionLevel, String text) {
        if (text != last) {
            lastEncoded = encoded(text);
            last = text;
        }
        column.writeBinary(repetitionLevel, lastEncoded);
    }

    private Binary encoded(String text) {
        Binary known = encoded.get(text);
        if (known != null) {
            return known;
        }
        Binary made = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
        if (encoded.size() < MOST) {
            encoded.put(text, made);
        }
        return made;
    }
}

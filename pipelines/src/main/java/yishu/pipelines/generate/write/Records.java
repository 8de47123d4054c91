package yishu.pipelines.generate.write;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * How records become columns. It adds nothing to the footer: two keys of it would stand in an order that changes with
 * every process.
 */
final class Records extends WriteSupport<Group> {
    private final MessageType schema;
    private @Nullable GroupWriter writer;

    private Records(MessageType schema) {
        this.schema = schema;
    }

    /** Builds writers of such records. */
    static final class Builder extends ParquetWriter.Builder<Group, Builder> {
        private final MessageType schema;

        Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // The library still demands its older half.
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Group> getWriteSupport(Configuration configuration) {
            return new Records(schema);
        }

        @Override
        protected WriteSupport<Group> getWriteSupport(ParquetConfiguration configuration) {
            return new Records(schema);
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        writer = new GroupWriter(consumer, schema);
    }

    @Override
    public void write(Group record) {
        if (writer != null) {
            writer.write(record);
        }
    }
}

package yishu.pipelines.fetch.kafka;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages as CSV, each whole message one cell; {@code extract} of {@code source.yaml} takes it apart. */
final class CsvLines implements Lines {
    private final CsvWriter writer;

    CsvLines(Path file) throws IOException {
        writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
        writer.writeRecord("partition", "offset", "timestamp", "key", "value", "key_bytes", "value_bytes");
    }

    @Override
    public void add(ConsumerRecord<byte[], byte[]> message) {
        Lines.Told key = Lines.Told.of(message.key());
        Lines.Told value = Lines.Told.of(message.value());
        writer.writeRecord(
                String.valueOf(message.partition()),
                String.valueOf(message.offset()),
                Lines.timestamp(message),
                Objects.requireNonNullElse(key.text(), ""),
                Objects.requireNonNullElse(value.text(), ""),
                Objects.requireNonNullElse(key.base64(), ""),
                Objects.requireNonNullElse(value.base64(), ""));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

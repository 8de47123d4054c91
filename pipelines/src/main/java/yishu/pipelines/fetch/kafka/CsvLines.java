package yishu.pipelines.fetch.kafka;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
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
        writer.writeRecord(
                String.valueOf(message.partition()),
                String.valueOf(message.offset()),
                Lines.timestamp(message),
                Lines.text(message.key()).orElse(""),
                Lines.text(message.value()).orElse(""),
                Lines.base64(message.key()).orElse(""),
                Lines.base64(message.value()).orElse(""));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

package yishu.pipelines.fetch.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import yishu.pipelines.fetch.Request;

/** The messages of one partition in the order of their offsets. */
final class PartitionFile {
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Request request;
    private final Offsets offsets;

    PartitionFile(Request request, Offsets offsets) {
        this.request = request;
        this.offsets = offsets;
    }

    /** The file; nothing if there is no message. */
    Optional<Path> write(Consumer<byte[], byte[]> client) throws IOException {
        TopicPartition partition = offsets.partition();
        if (offsets.first() == offsets.end()) {
            return Optional.empty();
        }
        String format = request.source().reading().format();
        Path file = request.file(offsets.suffix(format));
        client.assign(List.of(partition));
        client.seek(partition, offsets.first());
        long written = 0;
        try (Lines lines = Lines.of(format, file)) {
            int idle = 0;
            while (client.position(partition) < offsets.end()) {
                ConsumerRecords<byte[], byte[]> messages = client.poll(TURN);
                idle = messages.isEmpty() ? idle + 1 : 0;
                if (idle > KafkaFetcher.PATIENCE.toSeconds()) {
                    throw request.refusal("no message came for " + KafkaFetcher.PATIENCE.toSeconds()
                            + " seconds, at offset " + client.position(partition) + " of partition "
                            + partition.partition());
                }
                for (ConsumerRecord<byte[], byte[]> message : messages) {
                    if (message.offset() < offsets.end()) {
                        lines.add(message);
                        written++;
                    }
                }
            }
        }
        if (written == 0) {
            Files.delete(file);
        }
        return written == 0 ? Optional.empty() : Optional.of(file);
    }
}

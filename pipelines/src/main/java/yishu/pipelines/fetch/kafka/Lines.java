package yishu.pipelines.fetch.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages as lines. Each has the fields {@code partition}, {@code offset}, {@code timestamp}, {@code key} and
 * {@code value}; bytes that are no text in UTF-8 stand as Base64 under {@code key_bytes} and {@code value_bytes}, so that
 * one message which nobody can read does not keep back all that follow.
 */
interface Lines extends Closeable {
    /** Lines of JSON, or CSV. */
    static Lines of(String format, Path file) throws IOException {
        return format.equals("json") ? new JsonLines(file) : new CsvLines(file);
    }

    void add(ConsumerRecord<byte[], byte[]> message) throws IOException;

    /** The text of bytes, if they are one. */
    static Optional<String> text(byte @Nullable [] bytes) {
        try {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Bytes that are no text, in Base64. */
    static Optional<String> base64(byte @Nullable [] bytes) {
        return bytes == null || text(bytes).isPresent()
                ? Optional.empty()
                : Optional.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** When the message was made or received, as the topic's servers tell. */
    static String timestamp(ConsumerRecord<byte[], byte[]> message) {
        return message.timestamp() < 0
                ? ""
                : Instant.ofEpochMilli(message.timestamp()).toString();
    }
}

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

    /**
     * Bytes as a line tells them: a text, or what is none in Base64; at most one is not empty.
     *
     * @param text null if they are none
     * @param base64 null if they are a text, or there is nothing
     */
    record Told(@Nullable String text, @Nullable String base64) {
        static Told of(byte @Nullable [] bytes) {
            Optional<String> text = Lines.text(bytes);
            return new Told(
                    text.orElse(null),
                    bytes == null || text.isPresent()
                            ? null
                            : Base64.getEncoder().encodeToString(bytes));
        }
    }

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

    /** When the message was made or received, as the topic's servers tell. */
    static String timestamp(ConsumerRecord<byte[], byte[]> message) {
        return message.timestamp() < 0
                ? ""
                : Instant.ofEpochMilli(message.timestamp()).toString();
    }
}

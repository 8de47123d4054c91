package yishu.pipelines.fetch.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import yishu.pipelines.fetch.Request;

/**
 * What a client of Kafka is told: the servers, the file of properties that the connection names (TLS and who asks), and
 * what keeps every message from being missed: nothing is skipped when an offset is gone, and nothing is read that a
 * transaction took back.
 */
final class ClientProperties {
    private ClientProperties() {}

    static Properties of(Request request) {
        Properties properties = new Properties();
        String config = request.connection().getOrDefault("config", "");
        if (!config.isEmpty()) {
            try (Reader reader = Files.newBufferedReader(Path.of(config), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw request.refusal("the file of the setting '" + setting(request, "config") + "' cannot be read", e);
            }
        }
        properties.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, request.connection().get("servers"));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(KafkaFetcher.PATIENCE.toMillis()));
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "yishu");
        return properties;
    }

    /** The name of a setting of the connection. */
    static String setting(Request request, String key) {
        return "kafka." + request.address().connection() + "." + key;
    }
}

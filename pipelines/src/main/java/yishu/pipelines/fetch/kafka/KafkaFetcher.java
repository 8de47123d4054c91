package yishu.pipelines.fetch.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import yishu.pipelines.fetch.Fetcher;
import yishu.pipelines.fetch.Following;
import yishu.pipelines.fetch.Request;

/**
 * The messages of a topic, from those that are loaded up to the last there is when the fetch begins:
 * {@code kafka:street/parking} is the topic {@code parking} on the servers of the connection {@code street}. Each
 * partition is a file, whose name tells its first offset and the one behind its last.
 */
public final class KafkaFetcher implements Fetcher {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MOST_AT_ONCE = "20000";
    private static final String BYTES_AT_ONCE = String.valueOf(8 << 20);

    private final Function<Properties, Consumer<byte[], byte[]>> clients;

    public KafkaFetcher() {
        this(KafkaConsumer::new);
    }

    /** @param clients makes a client out of its properties */
    KafkaFetcher(Function<Properties, Consumer<byte[], byte[]>> clients) {
        this.clients = clients;
    }

    @Override
    public String scheme() {
        return "kafka";
    }

    @Override
    public List<Path> fetch(Request request) throws IOException {
        try (Consumer<byte[], byte[]> client = clients.apply(ClientProperties.of(request))) {
            List<TopicPartition> partitions = Topic.partitions(request, client);
            List<Path> files = new ArrayList<>();
            for (Offsets offsets : Offsets.of(request, client, partitions)) {
                new PartitionFile(request, offsets).write(client).ifPresent(files::add);
            }
            return files;
        } catch (KafkaException e) {
            throw request.refusal(Topic.why(request, e), e);
        }
    }

    @Override
    public Optional<Following> follow(Request request) {
        Properties properties = ClientProperties.of(request);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_AT_ONCE);
        Consumer<byte[], byte[]> client = clients.apply(properties);
        try {
            return Optional.of(TopicFollowing.begin(request, client));
        } catch (KafkaException e) {
            client.close();
            throw request.refusal(Topic.why(request, e), e);
        }
    }
}

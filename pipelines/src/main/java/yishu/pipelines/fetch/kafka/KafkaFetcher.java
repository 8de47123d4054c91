package yishu.pipelines.fetch.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import yishu.content.Nearest;
import yishu.pipelines.fetch.Fetcher;
import yishu.pipelines.fetch.Request;

/**
 * The messages of a topic, from those that are loaded up to the last there is when the fetch begins:
 * {@code kafka:street/parking} is the topic {@code parking} on the servers of the connection {@code street}. Each
 * partition is a file, whose name tells its first offset and the one behind its last.
 */
public final class KafkaFetcher implements Fetcher {
    static final Duration PATIENCE = Duration.ofSeconds(20);

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
            List<TopicPartition> partitions = partitions(request, client);
            List<Path> files = new ArrayList<>();
            for (Offsets offsets : Offsets.of(request, client, partitions)) {
                new PartitionFile(request, offsets).write(client).ifPresent(files::add);
            }
            return files;
        } catch (KafkaException e) {
            throw request.refusal(why(request, e), e);
        }
    }

    private static List<TopicPartition> partitions(Request request, Consumer<byte[], byte[]> client) {
        String topic = request.address().rest();
        Map<String, List<PartitionInfo>> topics = client.listTopics(PATIENCE);
        List<PartitionInfo> found = topics.getOrDefault(topic, List.of());
        if (found.isEmpty()) {
            throw request.refusal("there is no topic '" + topic + "'" + Nearest.hint(topic, topics.keySet()));
        }
        return found.stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    private static String why(Request request, KafkaException failure) {
        if (failure instanceof TimeoutException) {
            return "the servers of the setting '" + ClientProperties.setting(request, "servers")
                    + "' do not answer within " + PATIENCE.toSeconds() + " seconds";
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}

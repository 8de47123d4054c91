package yishu.pipelines.fetch.kafka;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import yishu.content.Nearest;
import yishu.pipelines.fetch.Request;

/** The topic that an address names. */
final class Topic {
    private Topic() {}

    /** Its partitions in order; refused if there is no such topic. */
    static List<TopicPartition> partitions(Request request, Consumer<byte[], byte[]> client) {
        String topic = request.address().rest();
        Map<String, List<PartitionInfo>> topics = client.listTopics(KafkaFetcher.PATIENCE);
        List<PartitionInfo> found = topics.getOrDefault(topic, List.of());
        if (found.isEmpty()) {
            throw request.refusal("there is no topic '" + topic + "'" + Nearest.hint(topic, topics.keySet()));
        }
        return found.stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** What a client's failure says, in one sentence. */
    static String why(Request request, KafkaException failure) {
        if (failure instanceof TimeoutException) {
            return "the servers of the setting '" + ClientProperties.setting(request, "servers")
                    + "' do not answer within " + KafkaFetcher.PATIENCE.toSeconds() + " seconds";
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}

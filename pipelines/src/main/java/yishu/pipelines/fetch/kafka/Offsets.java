package yishu.pipelines.fetch.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import yishu.pipelines.fetch.Request;

/**
 * Which messages of a partition a fetch is to bring.
 *
 * @param first offset of the first
 * @param end offset behind the last that there was when the fetch began
 */
record Offsets(TopicPartition partition, long first, long end) {
    private static final Pattern NAME = Pattern.compile(".*\\.(\\d+)\\.(\\d+)-(\\d+)\\.[a-z]+");

    /** How a file of these messages is called behind the name of its topic: {@code .0.500-20000.json}. */
    String suffix(String format) {
        return "." + partition.partition() + "." + first + "-" + end + "." + format;
    }

    /** From the end of what is loaded to the end of what is there; loudly, if something between them is gone. */
    static List<Offsets> of(Request request, Consumer<byte[], byte[]> client, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> end = client.endOffsets(partitions);
        Map<TopicPartition, Long> kept = client.beginningOffsets(partitions);
        Map<Integer, Long> reached = reached(request.published());
        return partitions.stream()
                .map(it -> of(
                        request,
                        it,
                        kept.getOrDefault(it, 0L),
                        end.getOrDefault(it, 0L),
                        reached.getOrDefault(it.partition(), -1L)))
                .toList();
    }

    /** @param reached the offset behind the last that is loaded; -1 if none is */
    static Offsets of(Request request, TopicPartition partition, long kept, long end, long reached) {
        if (reached > end) {
            throw request.refusal("partition " + partition.partition() + " ends at offset " + end
                    + ", but messages up to offset " + reached
                    + " are loaded: the topic was made anew; describe it under another name of its connection");
        }
        if (reached >= 0 && reached < kept) {
            request.progress()
                    .accept("LOST: " + request.address() + " deleted the offsets " + reached + " to " + (kept - 1)
                            + " of partition " + partition.partition() + " before they were fetched");
        }
        return new Offsets(partition, Math.max(reached, kept), end);
    }

    /** The offset behind the last loaded message, by partition. */
    private static Map<Integer, Long> reached(Set<String> published) {
        Map<Integer, Long> reached = new HashMap<>();
        for (String name : published) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                reached.merge(Integer.valueOf(matcher.group(1)), Long.valueOf(matcher.group(3)), Math::max);
            }
        }
        return reached;
    }
}

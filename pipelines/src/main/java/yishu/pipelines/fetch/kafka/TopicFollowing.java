package yishu.pipelines.fetch.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import yishu.pipelines.fetch.Following;
import yishu.pipelines.fetch.Request;

/**
 * The messages of a topic as they come, each time a file for each partition that had some. A partition that is added later
 * is read from its first message; messages that are deleted before they came are told.
 */
final class TopicFollowing implements Following {
    /** How long a new partition may be overlooked. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    /** More messages than this at once are left for the next time. */
    private static final int MOST = 50_000;

    private final Request request;
    private final Consumer<byte[], byte[]> client;
    private final Map<TopicPartition, Long> reached = new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
    private long looked = System.nanoTime();

    private TopicFollowing(Request request, Consumer<byte[], byte[]> client) {
        this.request = request;
        this.client = client;
    }

    static TopicFollowing begin(Request request, Consumer<byte[], byte[]> client) {
        TopicFollowing following = new TopicFollowing(request, client);
        following.assign(Offsets.of(request, client, Topic.partitions(request, client)));
        return following;
    }

    private void assign(Collection<Offsets> added) {
        added.forEach(it -> reached.put(it.partition(), it.first()));
        client.assign(reached.keySet());
        reached.forEach(client::seek);
    }

    @Override
    public List<Path> next(Duration within) throws IOException {
        try {
            look();
            return gather(System.nanoTime() + within.toNanos());
        } catch (KafkaException e) {
            throw request.refusal(Topic.why(request, e), e);
        }
    }

    private void look() {
        if (System.nanoTime() - looked > LOOK.toNanos()) {
            looked = System.nanoTime();
            List<TopicPartition> added = Topic.partitions(request, client).stream()
                    .filter(it -> !reached.containsKey(it))
                    .toList();
            if (!added.isEmpty()) {
                assign(Offsets.of(request, client, added));
            }
        }
    }

    private List<Path> gather(long until) throws IOException {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> came =
                new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
        int count = 0;
        for (long left = until - System.nanoTime(); left > 0 && count < MOST; left = until - System.nanoTime()) {
            try {
                ConsumerRecords<byte[], byte[]> messages = client.poll(Duration.ofNanos(left));
                count += messages.count();
                messages.partitions().forEach(it -> came.computeIfAbsent(it, any -> new ArrayList<>())
                        .addAll(messages.records(it)));
            } catch (OffsetOutOfRangeException gone) {
                goOn(gone.offsetOutOfRangePartitions());
            }
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> each : came.entrySet()) {
            files.add(write(each.getKey(), each.getValue()));
        }
        return files;
    }

    private Path write(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages) throws IOException {
        long end = client.position(partition);
        Offsets offsets = new Offsets(partition, messages.get(0).offset(), end);
        String format = request.source().reading().format();
        Path file = request.file(offsets.suffix(format));
        try (Lines lines = Lines.of(format, file)) {
            for (ConsumerRecord<byte[], byte[]> message : messages) {
                lines.add(message);
            }
        }
        reached.put(partition, end);
        return file;
    }

    /** Goes on where something is left of partitions whose next messages were deleted. */
    private void goOn(Map<TopicPartition, Long> gone) {
        Map<TopicPartition, Long> kept = client.beginningOffsets(gone.keySet());
        Map<TopicPartition, Long> end = client.endOffsets(gone.keySet());
        gone.forEach((partition, next) -> {
            Offsets offsets = Offsets.of(
                    request, partition, kept.getOrDefault(partition, 0L), end.getOrDefault(partition, 0L), next);
            client.seek(partition, offsets.first());
            reached.put(partition, offsets.first());
        });
    }

    @Override
    public void close() {
        client.close();
    }
}

package yishu.pipelines.fetch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.fetch.Request;
import yishu.pipelines.fetch.Sourced;
import yishu.pipelines.read.Rows;

/** Against the client's own stand-in for a topic; a broker stands in {@code .ci/check-streams}. */
class KafkaFetcherTest {
    private static final String TOPIC = "parking";

    private final Path folder;
    private final List<String> said = new ArrayList<>();
    private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> messages = new HashMap<>();
    private long kept = 0;
    private int turns;

    KafkaFetcherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void eachPartitionIsAFileInTheOrderOfItsOffsets() throws IOException {
        send(0, "A", "{\"free\": 12.50}", "{\"free\":\n 3}");
        send(1, null, "not JSON", "1 2");

        assertThat(fetch("json", Set.of()))
                .containsExactly(Map.entry(".0.0-2.json", """
                                {"partition":0,"offset":0,"timestamp":"2024-05-01T00:00:00Z","key":"A","value":{"free": 12.50}}
                                {"partition":0,"offset":1,"timestamp":"2024-05-01T00:00:00Z","key":"A","value":{"free":  3}}
                                """), Map.entry(".1.0-2.json", """
                                {"partition":1,"offset":0,"timestamp":"2024-05-01T00:00:00Z","value":"not JSON"}
                                {"partition":1,"offset":1,"timestamp":"2024-05-01T00:00:00Z","value":"1 2"}
                                """));
    }

    @Test
    void aMessageIsOneCellOfACsv() throws IOException {
        send(0, "A", "a,\"b\"\nc");

        assertThat(fetch("csv", Set.of()).get(0).getValue()).isEqualTo("""
                partition,offset,timestamp,key,value,key_bytes,value_bytes
                0,0,2024-05-01T00:00:00Z,A,"a,""b""\nc",,
                """);
        try (var files = Files.walk(folder)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(Rows.of(file, Reading.of("csv")).get(1).cells()).contains("a,\"b\"\nc");
        }
    }

    @Test
    void bytesThatAreNoTextKeepNothingBack() throws IOException {
        messages.put(
                0,
                List.of(
                        message(0, 0, new byte[] {(byte) 0xff}, new byte[] {(byte) 0xb1, 0}),
                        message(0, 1, null, null)));

        assertThat(fetch("json", Set.of()).get(0).getValue()).isEqualTo("""
                {"partition":0,"offset":0,"timestamp":"2024-05-01T00:00:00Z","key_bytes":"/w==","value_bytes":"sQA="}
                {"partition":0,"offset":1,"timestamp":"2024-05-01T00:00:00Z"}
                """);
    }

    @Test
    void aFetchGoesOnBehindWhatIsLoaded() throws IOException {
        send(0, "A", "0", "1", "2");
        send(1, "B", "3");

        assertThat(fetch("json", Set.of(stem() + ".0.0-2.json", stem() + ".0.0-1.json", stem() + ".1.0-1.json")))
                .extracting(Map.Entry::getKey)
                .containsExactly(".0.2-3.json");
        assertThat(fetch("json", Set.of(stem() + ".0.0-3.json", stem() + ".1.0-1.json")))
                .isEmpty();
    }

    @Test
    void messagesThatAreDeletedTooEarlyAreToldLoudly() throws IOException {
        send(0, "A", "0", "1", "2", "3");
        kept = 3;

        assertThat(fetch("json", Set.of(stem() + ".0.0-1.json")))
                .extracting(Map.Entry::getKey)
                .containsExactly(".0.3-4.json");
        assertThat(said)
                .containsExactly(
                        "LOST: kafka:street/parking deleted the offsets 1 to 2 of partition 0 before they were fetched");
        said.clear();
        fetch("json", Set.of());
        assertThat(said).as("what was deleted before the first fetch").isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewIsRefused() {
        send(0, "A", "0");

        assertThatThrownBy(() -> fetch("json", Set.of(stem() + ".0.0-20000.json")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Cannot fetch 'kafka:street/parking': partition 0 ends at offset 1, but messages up to offset"
                                + " 20000 are loaded: the topic was made anew; describe it under another name of its connection");
    }

    @Test
    void aTopicIsToldByItsNearestName() {
        send(0, "A", "0");

        assertThatThrownBy(() -> fetch("kafka:street/praking", "json", Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Cannot fetch 'kafka:street/praking': there is no topic 'praking'; did you mean 'parking'?");
    }

    private void send(int partition, @Nullable String key, String... values) {
        List<ConsumerRecord<byte[], byte[]>> all = messages.computeIfAbsent(partition, any -> new ArrayList<>());
        for (String value : values) {
            all.add(message(
                    partition,
                    all.size(),
                    key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                    value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static ConsumerRecord<byte[], byte[]> message(
            int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                1_714_521_600_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private String stem() {
        return request(Sourced.of("kafka:street/parking", "json"), Set.of())
                .file("")
                .getFileName()
                .toString();
    }

    private Request request(yishu.pipelines.contract.SourceSpec source, Set<String> published) {
        return new Request(
                source.address().orElseThrow(),
                source,
                Map.of("servers", "127.0.0.1:9"),
                folder.resolve("turn" + turns++),
                published,
                said::add);
    }

    private List<Map.Entry<String, String>> fetch(String format, Set<String> published) throws IOException {
        return fetch("kafka:street/parking", format, published);
    }

    /** The files by their suffixes, with their texts. */
    private List<Map.Entry<String, String>> fetch(String address, String format, Set<String> published)
            throws IOException {
        Request request = request(Sourced.of(address, format), published);
        Files.createDirectories(request.folder());
        List<Map.Entry<String, String>> found = new ArrayList<>();
        for (Path file : new KafkaFetcher(properties -> client()).fetch(request)) {
            String name = file.getFileName().toString();
            found.add(Map.entry(name.replaceFirst(".*\\.[0-9a-f]{8}\\.", "."), Files.readString(file)));
        }
        return found;
    }

    private MockConsumer<byte[], byte[]> client() {
        MockConsumer<byte[], byte[]> client = new MockConsumer<>("none");
        client.updatePartitions(
                TOPIC,
                messages.keySet().stream()
                        .map(it -> new PartitionInfo(TOPIC, it, null, null, null))
                        .collect(Collectors.toList()));
        messages.forEach((partition, all) -> {
            TopicPartition place = new TopicPartition(TOPIC, partition);
            client.updateBeginningOffsets(Map.of(place, kept));
            client.updateEndOffsets(Map.of(place, (long) all.size()));
            client.schedulePollTask(
                    () -> all.stream().filter(it -> it.offset() >= kept).forEach(client::addRecord));
        });
        return client;
    }
}

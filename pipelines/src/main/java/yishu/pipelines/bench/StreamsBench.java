package yishu.pipelines.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import yishu.pipelines.publish.Folders;

/**
 * {@code ./yishu bench streams}: readings are sent to a topic at a set rate, {@code ./yishu ingest --follow} publishes them,
 * and a server of the same warehouse is asked all the time: how long it takes from sending to the first answer that holds a
 * probe. In the end everything has to be there once, and questions are timed beside the same rows in one commit.
 */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Times readings from a topic to the answer of a server, at a set rate.")
final class StreamsBench implements Callable<Integer> {
    private static final int PARTITIONS = 4;

    @Option(names = "--servers", required = true, description = "of Kafka; a topic is made there and removed again")
    private String servers = "";

    @Option(names = "--rate", defaultValue = "20000", description = "rows a second; by default ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--seconds", defaultValue = "120", description = "at least; by default ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--commits",
            defaultValue = "0",
            description = "at least, before questions are timed; by default ${DEFAULT-VALUE}")
    private int commits;

    @Override
    public Integer call() throws IOException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("yishu-bench-");
        String topic = folder.getFileName().toString();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                Processes processes = new Processes(folder)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            write(folder, "contract.yaml", topic);
            write(folder, "source.yaml", topic);
            Readings readings = new Readings(servers, topic, rate);
            boolean right = new StreamRun(folder, servers, readings, processes).run(seconds, commits);
            admin.deleteTopics(List.of(topic)).all().get();
            return right ? 0 : 1;
        } finally {
            Folders.remove(folder);
        }
    }

    private static void write(Path folder, String name, String topic) throws IOException {
        Path file = folder.resolve("datasets/bench/readings").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = Objects.requireNonNull(StreamsBench.class.getResourceAsStream("readings/" + name))) {
            Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("TOPIC", topic));
        }
    }
}

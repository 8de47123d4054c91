package yishu.pipelines.lineage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import yishu.content.InputException;

/** Where events go. */
@FunctionalInterface
interface EventConsumer {
    Duration PATIENCE = Duration.ofSeconds(2);

    /** Takes an event, as JSON without line ends; throws when it cannot. */
    void take(String event) throws IOException, InterruptedException;

    /** A file, an event on each line. */
    static EventConsumer file(Path file) {
        return event -> {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        };
    }

    /**
     * A service of the standard, at {@code /api/v1/lineage} unless the address has a path.
     *
     * @param key that it asks for; may be empty
     */
    static EventConsumer http(String address, String key) {
        URI given = uri(address);
        URI uri = given.getPath().isEmpty() || given.getPath().equals("/") ? given.resolve("/api/v1/lineage") : given;
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return event -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(event));
            if (!key.isEmpty()) {
                request.header("Authorization", "Bearer " + key);
            }
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 300) {
                throw new IOException("it answers with status " + status);
            }
        };
    }

    private static URI uri(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && uri.getScheme().startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below.
        }
        throw new InputException(
                "Cannot read setting 'lineage.url': '" + address + "' is no address like http://host:5000");
    }
}

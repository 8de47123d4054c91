package yishu.pipelines.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A server that is asked in SQL. */
final class Asked {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param address of the server, with a slash at its end */
    Asked(String address) {
        this.address = address;
    }

    /** The rows of the answer. */
    JsonNode rows(String sql) {
        URI uri = URI.create(address + "api/query?sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Cannot measure: the server says " + answer.body());
            }
            return JSON.readTree(answer.body()).get("rows");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long number(String sql) {
        return rows(sql).get(0).get(0).asLong();
    }

    /** How long the answer takes, in seconds. */
    double seconds(String sql) {
        long start = System.nanoTime();
        rows(sql);
        return (System.nanoTime() - start) / 1e9;
    }
}

package yishu.semantic.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import yishu.content.InputException;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** The desk of a running server, which has long been open when a command starts. */
public final class RemoteDesk implements Desk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final int port;
    private final String token;

    private RemoteDesk(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** The server of a warehouse, if one runs; a file left behind by one that was killed is nothing. */
    public static Optional<Desk> of(Path warehouse) {
        try {
            JsonNode file = JSON.readTree(Files.readAllBytes(ServerFile.of(warehouse)));
            RemoteDesk desk =
                    new RemoteDesk(file.path("port").asInt(), file.path("token").asText());
            HttpRequest question = HttpRequest.newBuilder(desk.at(ServerFile.HEALTH))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            JsonNode health = JSON.readTree(desk.send(question).body());
            boolean same = health.path("pid").asLong() == file.path("pid").asLong()
                    && health.path("warehouse").asText().equals(warehouse.toString());
            return same ? Optional.of(desk) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Answer answer(Request request) {
        return AnswerJson.read(ask(request, false));
    }

    @Override
    public String explain(Request request) {
        return new String(ask(request, true), StandardCharsets.UTF_8);
    }

    private byte[] ask(Request request, boolean explain) {
        ObjectNode body = JSON.createObjectNode().put("sql", request.sql()).put("explain", explain);
        request.asOf().ifPresent(moment -> body.put("as_of", moment.toString()));
        HttpRequest question = HttpRequest.newBuilder(at("/api/query"))
                .header("Authorization", "Bearer " + token)
                .header(Askers.USER, request.user())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<byte[]> response = send(question);
            if (response.statusCode() == 200) {
                return response.body();
            }
            String error = JSON.readTree(response.body()).path("error").asText();
            if (response.statusCode() == 400) {
                throw new InputException(error);
            }
            throw new IllegalStateException("Cannot answer at port " + port + ": " + error);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot reach the server at port " + port + ": " + e, e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

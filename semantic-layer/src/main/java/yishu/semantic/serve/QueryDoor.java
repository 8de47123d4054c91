package yishu.semantic.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import yishu.content.InputException;
import yishu.semantic.format.Format;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Moment;
import yishu.semantic.question.Request;

/** {@code /api/query}: SQL in, an answer as JSON or CSV out. */
final class QueryDoor implements Door {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Askers askers;

    QueryDoor(Askers askers) {
        this.askers = askers;
    }

    @Override
    public void open(Routes routes, Installation installation) {
        routes.get("/api/query", context -> answer(context, installation));
        routes.post("/api/query", context -> answer(context, installation));
    }

    private void answer(Context context, Installation installation) throws IOException {
        JsonNode body = body(context);
        String sql = parameter(context, body, "sql")
                .orElseThrow(
                        () -> new InputException("Cannot answer: no sql was given; ask /api/query?sql=SELECT ..."));
        Request request = new Request(
                sql,
                parameter(context, body, "as_of")
                        .map(text -> Moment.of(text, installation.settings().zone())),
                askers.of(context));
        if (parameter(context, body, "explain").filter("true"::equals).isPresent()) {
            context.contentType("text/plain; charset=utf-8")
                    .result(installation.desk().explain(request));
            return;
        }
        Format format = Format.of(parameter(context, body, "format").orElse("json"));
        Answer answer = installation.desk().answer(request);
        context.contentType(format.mediaType());
        try (OutputStream out = context.outputStream()) {
            format.write(answer, out);
        }
    }

    private static JsonNode body(Context context) {
        String text = context.body();
        if (text.isBlank()) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InputException("Cannot read the request: its body is not JSON", e);
        }
    }

    /** From the query string, else from the body. */
    private static Optional<String> parameter(Context context, JsonNode body, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .or(() -> Optional.ofNullable(body.get(name))
                        .filter(node -> !node.isNull())
                        .map(JsonNode::asText))
                .filter(text -> !text.isBlank());
    }
}

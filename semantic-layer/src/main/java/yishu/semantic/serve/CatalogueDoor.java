package yishu.semantic.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;

/** {@code /api/indicators}: what can be asked for and what it means; {@code /}: the same as a page for people. */
final class CatalogueDoor implements Door {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void open(Routes routes, Installation installation) {
        routes.get(
                "/api/indicators",
                context -> write(context, installation.catalogue().get()));
        routes.get(
                "/api/indicators/{subject}",
                context -> write(context, installation.catalogue().get().subject(context.pathParam("subject"))));
        routes.get("/", context -> context.contentType("text/html; charset=utf-8")
                .result(CataloguePage.of(installation.catalogue().get())));
    }

    private static void write(Context context, Object record) throws IOException {
        context.contentType("application/json; charset=utf-8").result(JSON.writeValueAsString(record));
    }
}

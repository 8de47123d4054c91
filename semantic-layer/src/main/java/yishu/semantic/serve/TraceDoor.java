package yishu.semantic.serve;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.InputException;
import yishu.semantic.question.Moment;
import yishu.semantic.trace.TraceJson;
import yishu.semantic.trace.Tracer;

/** {@code /api/trace/provinces.gdp?region=110000&year=2024}: the cells that a figure was made of. */
final class TraceDoor implements Door {
    private static final String AS_OF = "as_of";
    private static final String LIMIT = "limit";

    private final Askers askers;

    TraceDoor(Askers askers) {
        this.askers = askers;
    }

    @Override
    public void open(Routes routes, Installation installation) {
        routes.get("/api/trace/{figure}", context -> context.contentType("application/json; charset=utf-8")
                .result(TraceJson.of(installation
                        .tracer()
                        .get()
                        .trace(context.pathParam("figure"), inquiry(context, installation), limit(context)))));
    }

    private Tracer.Inquiry inquiry(Context context, Installation installation) {
        Map<String, String> where = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (!parameter.getKey().equals(AS_OF) && !parameter.getKey().equals(LIMIT)) {
                where.put(parameter.getKey(), parameter.getValue().get(0));
            }
        }
        return new Tracer.Inquiry(
                where,
                Optional.ofNullable(context.queryParam(AS_OF))
                        .map(text -> Moment.of(text, installation.settings().zone())),
                askers.of(context));
    }

    private static int limit(Context context) {
        String text = Optional.ofNullable(context.queryParam(LIMIT)).orElse("20");
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new InputException("Cannot trace " + text + " cells: limit is a number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }
}

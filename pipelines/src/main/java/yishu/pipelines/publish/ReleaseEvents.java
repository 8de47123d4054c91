package yishu.pipelines.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The events of a release as text, which travels with its snapshots: what is committed and what is told of it are one. */
final class ReleaseEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReleaseEvents() {}

    static String text(List<ReleaseEvent> events) {
        ArrayNode all = JSON.createArrayNode();
        for (ReleaseEvent event : events) {
            all.addObject()
                    .put("kind", event.kind().name().toLowerCase(Locale.ROOT))
                    .put("person", event.person().name())
                    .put("account", event.person().account())
                    .put("at", event.at().toString())
                    .put("snapshot", event.snapshot())
                    .put("content", event.content())
                    .put("embargo", event.embargo().map(Instant::toString).orElse(""))
                    .put("release", event.release())
                    .put("restored", event.restored())
                    .put("reason", event.reason());
        }
        return all.toString();
    }

    static List<ReleaseEvent> parse(String text) {
        try {
            List<ReleaseEvent> events = new ArrayList<>();
            JSON.readTree(text).forEach(event -> events.add(event(event)));
            return events;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the events of a release: '" + text + "'", e);
        }
    }

    private static ReleaseEvent event(JsonNode event) {
        return new ReleaseEvent(
                ReleaseEvent.Kind.valueOf(text(event, "kind").toUpperCase(Locale.ROOT)),
                new Person(text(event, "person"), text(event, "account")),
                Instant.parse(text(event, "at")),
                event.path("snapshot").asLong(),
                text(event, "content"),
                Optional.of(text(event, "embargo")).filter(it -> !it.isEmpty()).map(Instant::parse),
                text(event, "release"),
                text(event, "restored"),
                text(event, "reason"));
    }

    private static String text(JsonNode event, String field) {
        return event.path(field).asText();
    }
}

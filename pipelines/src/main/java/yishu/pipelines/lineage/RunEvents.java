package yishu.pipelines.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import yishu.content.Settings;

/**
 * The events of runs, in the words of OpenLineage. A consumer that cannot be reached is told of once, and asked no more:
 * no load waits for it twice, and none fails for it.
 */
public final class RunEvents {
    private static final URI PRODUCER = URI.create("urn:yishu:pipelines");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final OpenLineage words = new OpenLineage(PRODUCER);
    private final Facets facets;
    private final String namespace;
    private final Map<String, EventConsumer> consumers;
    private final Consumer<String> progress;

    RunEvents(String namespace, Map<String, EventConsumer> consumers, Consumer<String> progress) {
        this.facets = new Facets(words, namespace);
        this.namespace = namespace;
        this.consumers = new LinkedHashMap<>(consumers);
        this.progress = progress;
    }

    /** Events for those whom the settings name, which may be nobody. */
    public static RunEvents of(Settings settings, Consumer<String> progress) {
        Map<String, EventConsumer> consumers = new LinkedHashMap<>();
        String url = settings.text("lineage.url");
        if (!url.isEmpty()) {
            consumers.put(url, EventConsumer.http(url, settings.text("lineage.key")));
        }
        if (!settings.text("lineage.file").isEmpty()) {
            Path file = settings.path("lineage.file");
            consumers.put(file.toString(), EventConsumer.file(file));
        }
        return new RunEvents(settings.text("lineage.namespace"), consumers, progress);
    }

    /** Whether anybody wants to know. */
    public boolean areWanted() {
        return !consumers.isEmpty();
    }

    public void started(LoadRun run) {
        send(run, EventType.START, words.newRunFacetsBuilder(), List.of(), List.of());
    }

    public void completed(LoadRun run, List<LoadRun.Assertion> assertions, List<LoadRun.Output> outputs) {
        send(run, EventType.COMPLETE, words.newRunFacetsBuilder(), assertions, outputs);
    }

    /** It was refused, for a reason that people outside may know. */
    public void failed(LoadRun run, List<LoadRun.Assertion> assertions, String reason) {
        send(run, EventType.FAIL, withMessage(reason), assertions, List.of());
    }

    /** It ended without an outcome, by a fault of ours. */
    public void aborted(LoadRun run, String reason) {
        send(run, EventType.ABORT, withMessage(reason), List.of(), List.of());
    }

    private OpenLineage.RunFacetsBuilder withMessage(String reason) {
        return words.newRunFacetsBuilder().errorMessage(words.newErrorMessageRunFacet(reason, "Java", null));
    }

    private void send(
            LoadRun run,
            EventType type,
            OpenLineage.RunFacetsBuilder about,
            List<LoadRun.Assertion> assertions,
            List<LoadRun.Output> outputs) {
        if (areWanted()) {
            about.tags(facets.tags(run)).processing_engine(facets.engine());
            deliver(json(words.newRunEventBuilder()
                    .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                    .eventType(type)
                    .run(words.newRun(run.id(), about.build()))
                    .job(words.newJob(namespace, run.dataset(), facets.job(run)))
                    .inputs(run.inputs().stream()
                            .map(it -> facets.input(run, it, assertions))
                            .toList())
                    .outputs(outputs.stream().map(it -> facets.output(run, it)).toList())
                    .build()));
        }
    }

    private static String json(OpenLineage.RunEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deliver(String event) {
        for (Map.Entry<String, EventConsumer> consumer : new ArrayList<>(consumers.entrySet())) {
            try {
                consumer.getValue().take(event);
            } catch (IOException e) {
                consumers.remove(consumer.getKey());
                progress.accept(
                        "cannot tell '" + consumer.getKey() + "' what loads do, and goes on without: " + said(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What kept a connection from being made is often nameless. */
    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

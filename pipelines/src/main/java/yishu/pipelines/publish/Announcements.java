package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.lineage.LoadRun;
import yishu.pipelines.lineage.RunEvents;

/**
 * Tells those whom the settings name that loads began and how they ended. The end of a load is told when {@code ops} has it,
 * and from what stands there, so that one which was interrupted is told by the run that finishes it.
 */
final class Announcements {
    private final Lake lake;
    private final RunEvents events;
    private final Map<String, LoadRun> open = Collections.synchronizedMap(new LinkedHashMap<>());

    Announcements(Lake lake, RunEvents events) {
        this.lake = lake;
        this.events = events;
    }

    /** Some loads of a dataset begin, each with its files. */
    void started(Dataset dataset, Map<String, List<Received>> loads) {
        if (events.areWanted()) {
            loads.forEach((load, files) -> start(dataset, load, files));
        }
    }

    private void start(Dataset dataset, String load, List<Received> files) {
        List<LoadRun.Input> inputs = files.stream()
                .map(file -> new LoadRun.Input(file.name(), file.hash(), file.landed(), service(dataset, file), 0, -1))
                .toList();
        LoadRun run =
                new LoadRun(dataset.id(), dataset.contract().title(), dataset.department(), load, inputs, Map.of());
        open.put(load, run);
        events.started(run);
    }

    private static String service(Dataset dataset, Received file) {
        return dataset.sources()
                .get(file.source())
                .address()
                .map(Object::toString)
                .orElse("");
    }

    /** {@code ops} has all of a load, published or refused. */
    void told(String load) {
        if (events.areWanted()) {
            ToldLoad told = ToldLoad.of(lake, load);
            Optional<LoadRun> began = Optional.ofNullable(open.remove(told.began()));
            if (told.isPublished()) {
                events.completed(told.run(began), told.assertions(), told.outputs());
            } else {
                events.failed(told.run(began), told.assertions(), told.refusal());
                drop("another load of the same release was refused");
            }
        }
    }

    /** The loads that have begun come to nothing: what was received is at fault, or, if we are, they are aborted. */
    void failed(Dataset dataset, RuntimeException reason, boolean ours) {
        if (events.areWanted()) {
            if (open.isEmpty()) {
                start(dataset, dataset.id() + " at " + System.nanoTime(), List.of());
            }
            String said = ours
                    ? reason.getClass().getSimpleName()
                    // What follows may quote what was received.
                    : String.valueOf(reason.getMessage()).replaceFirst("(?s): .*", "")
                            + "; whoever ran the load was told why";
            List<LoadRun> runs = new ArrayList<>(open.values());
            open.clear();
            runs.forEach(run -> {
                if (ours) {
                    events.aborted(run, said);
                } else {
                    events.failed(run, List.of(), said);
                }
            });
        }
    }

    private void drop(String reason) {
        open.values().forEach(run -> events.failed(run, List.of(), reason));
        open.clear();
    }
}

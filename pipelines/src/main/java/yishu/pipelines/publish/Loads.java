package yishu.pipelines.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.CodeList;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;

/**
 * Brings a dataset up to date: finishes what was interrupted, loads the files that are new, and loads again those that
 * were read under another definition, in the order in which they first came.
 */
public final class Loads {
    private final Lake lake;
    private final Map<String, CodeList> lists;
    private final ZoneId zone;
    private final Clock clock;
    private final Progress progress;
    private final CommitPoints points;

    public Loads(
            Lake lake, Map<String, CodeList> lists, ZoneId zone, Clock clock, Progress progress, CommitPoints points) {
        this.lake = lake;
        this.lists = Map.copyOf(lists);
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.points = points;
    }

    /**
     * Brings a dataset up to date.
     *
     * @param files the dropped files, each with the position of the document that describes it
     * @return a report for each load; one that says so when nothing was to be done
     */
    public List<LoadReport> run(Dataset dataset, Map<Path, Integer> files) {
        Instant started = clock.instant();
        CoreTable table = new CoreTable(dataset);
        try (TableLock lock = TableLock.take(lake.folder(), table.newest(), progress)) {
            Ops ops = new Ops(lake);
            prepare(table, ops);
            Staging staging = new Staging(lake, dataset.id());
            if (new Recovery(lake, table, staging, ops, points).run()) {
                progress.say(dataset.id() + ": finished an interrupted load");
            }
            List<LoadReport> reports = new ArrayList<>();
            Definition definition = Definition.of(dataset, lists);
            History history = new History(ops, dataset.id());
            for (List<Received> batch : batches(dataset, files, definition, history.files())) {
                String load = history.free(definition.load(
                        dataset.id(), batch.stream().map(Received::hash).toList()));
                LoadReport report = new Load(lake, dataset, lists, zone, clock, progress, points).run(load, batch);
                reports.add(report);
                if (report.outcome() == LoadReport.Outcome.REFUSED) {
                    break;
                }
            }
            return reports.isEmpty()
                    ? List.of(LoadReport.unchanged(dataset.id(), seconds(started)))
                    : List.copyOf(reports);
        }
    }

    private void prepare(CoreTable table, Ops ops) {
        ops.ensure();
        lake.ensure(table.raw(), CoreTable.RAW, Map.of());
        lake.ensure(table.vintages(), table.schema(), table.properties());
        lake.ensure(table.newest(), table.schema(), table.properties());
        new Landing(lake.folder()).sweep();
    }

    private List<List<Received>> batches(
            Dataset dataset, Map<Path, Integer> files, Definition definition, Map<String, History.Loaded> loaded) {
        Map<String, List<Received>> batches = new LinkedHashMap<>();
        Landing landing = new Landing(lake.folder());
        for (History.Loaded file : loaded.values()) {
            if (!file.definition().equals(definition)) {
                sourceOf(dataset, file.name())
                        .ifPresent(source -> batches.computeIfAbsent(file.load(), any -> new ArrayList<>())
                                .add(received(landing, file.hash(), file.name(), source)));
            }
        }
        Map<String, Received> fresh = new LinkedHashMap<>();
        files.forEach((path, source) -> {
            String hash = Landing.hash(path);
            String name = path.getFileName().toString();
            History.Loaded known = loaded.get(hash);
            Received twin = fresh.get(hash);
            if (known != null && !known.name().equals(name)) {
                progress.say(dataset.id() + ": " + name + " is " + known.name() + ", which is loaded already");
            } else if (twin != null) {
                progress.say(dataset.id() + ": " + name + " is the same file as " + twin.name());
            }
            if (known == null && twin == null) {
                landing.keep(path, hash);
                fresh.put(hash, received(landing, hash, name, source));
            }
        });
        points.reached("landed");
        List<List<Received>> all = new ArrayList<>(batches.values());
        if (!fresh.isEmpty()) {
            all.add(List.copyOf(fresh.values()));
        }
        return all;
    }

    private static Received received(Landing landing, String hash, String name, int source) {
        Path landed = landing.of(hash);
        if (!Files.exists(landed)) {
            throw new IllegalStateException("Cannot read file '" + name + "' again: " + landed + " is gone");
        }
        return new Received(hash, name, landed.toString(), source);
    }

    /** Which document describes a file that came before, by its name alone. */
    private static Optional<Integer> sourceOf(Dataset dataset, String name) {
        for (int position = 0; position < dataset.sources().size(); position++) {
            SourceSpec source = dataset.sources().get(position);
            if (source.files().stream().anyMatch(glob -> Drops.named(glob, name))) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    private double seconds(Instant started) {
        return Duration.between(started, clock.instant()).toMillis() / 1000.0;
    }
}

package yishu.pipelines.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.fetch.Fetches;

/** Brings datasets up to date from a folder of drops, or from the samples that stand beside their contracts. */
public final class Ingest {
    private final Lake lake;
    private final Datasets datasets;
    private final ZoneId zone;
    private final Progress progress;
    private final CommitPoints points;
    private final Optional<Fetches> fetches;
    private final Hold hold;

    /** Loads what was dropped, and asks no service. */
    public Ingest(Lake lake, Datasets datasets, ZoneId zone, Progress progress, CommitPoints points) {
        this(lake, datasets, zone, progress, points, Optional.empty(), Hold.asAgreed(Person.ofProcess(lake.folder())));
    }

    /**
     * @param fetches who asks the services that datasets name, if any are to be asked
     * @param hold which loads are prepared only
     */
    public Ingest(
            Lake lake,
            Datasets datasets,
            ZoneId zone,
            Progress progress,
            CommitPoints points,
            Optional<Fetches> fetches,
            Hold hold) {
        this.lake = lake;
        this.datasets = datasets;
        this.zone = zone;
        this.progress = progress;
        this.points = points;
        this.fetches = fetches;
        this.hold = hold;
    }

    /**
     * What came of it.
     *
     * @param reports of the loads
     * @param failures a message for each dataset that could not be loaded
     */
    public record Result(List<LoadReport> reports, List<String> failures) {
        public Result {
            reports = List.copyOf(reports);
            failures = List.copyOf(failures);
        }

        /** Whether every load was published or had nothing to do. */
        public boolean succeeded() {
            return failures.isEmpty() && reports.stream().noneMatch(it -> it.outcome() == LoadReport.Outcome.REFUSED);
        }
    }

    /**
     * Loads the chosen datasets.
     *
     * @param drops the folder of drops; empty: what services have, or each dataset's own sample if none is asked
     * @param chosen datasets by id; none: all
     */
    public Result run(Optional<Path> drops, List<String> chosen) {
        List<Dataset> all = chosen.isEmpty()
                ? new ArrayList<>(datasets.all().values())
                : chosen.stream().map(datasets::dataset).toList();
        Map<Dataset, Map<Path, Integer>> files = new LinkedHashMap<>();
        all.forEach(dataset -> files.put(dataset, files(dataset, drops)));
        drops.ifPresent(folder -> new Drops(folder)
                .strangers(datasets.all().values())
                .forEach(file -> progress.say("no dataset describes " + file)));
        List<LoadReport> reports = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Loads loads = new Loads(lake, datasets.codeLists(), zone, Clock.systemUTC(), progress, points, fetches, hold);
        files.forEach((dataset, found) -> {
            try {
                if (!found.isEmpty() || isFetched(dataset) || lake.has(new CoreTable(dataset).newest())) {
                    reports.addAll(loads.run(dataset, found));
                }
            } catch (InputException e) {
                String failure = dataset.id() + ": " + e.getMessage();
                progress.say(failure);
                failures.add(failure);
            }
        });
        if (reports.isEmpty() && failures.isEmpty()) {
            throw new InputException("Cannot find anything to load: no file of "
                    + files.keySet().stream().map(Dataset::id).collect(Collectors.joining(", "))
                    + drops.map(it -> " below '" + it + "'")
                            .orElse(fetches.isPresent() ? " comes from a service" : " among the samples"));
        }
        new ConflictTable(lake, progress, points)
                .follow(new ArrayList<>(datasets.all().values()));
        return new Result(reports, failures);
    }

    private boolean isFetched(Dataset dataset) {
        return fetches.isPresent()
                && dataset.sources().stream()
                        .flatMap(it -> it.address().stream())
                        .anyMatch(fetches.get()::asks);
    }

    private Map<Path, Integer> files(Dataset dataset, Optional<Path> drops) {
        return drops.map(folder -> new Drops(folder).of(dataset))
                .orElseGet(() -> fetches.isPresent() ? Map.of() : Drops.samples(dataset));
    }
}

package yishu.pipelines.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.fetch.Fetches;

/**
 * Brings a dataset up to date: finishes what was interrupted; loads again, together and in the order in which they came,
 * all files when their definition has changed; and loads the files that are new.
 */
public final class Loads {
    private final Lake lake;
    private final Map<String, CodeList> lists;
    private final ZoneId zone;
    private final Clock clock;
    private final Progress progress;
    private final CommitPoints points;
    private final Optional<Fetches> fetches;

    /** @param fetches who asks services; nobody, if only what was dropped is to be loaded */
    public Loads(
            Lake lake,
            Map<String, CodeList> lists,
            ZoneId zone,
            Clock clock,
            Progress progress,
            CommitPoints points,
            Optional<Fetches> fetches) {
        this.lake = lake;
        this.lists = Map.copyOf(lists);
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.points = points;
        this.fetches = fetches;
    }

    /**
     * Brings a dataset up to date.
     *
     * @param files the dropped files, each with the position of the document that describes it
     * @return a report for each load; one that says so when nothing was to be done
     */
    public List<LoadReport> run(Dataset dataset, Map<Path, Integer> files) {
        String newest = new CoreTable(dataset).newest();
        try (TableLock lock = lake.locks().take(newest, progress::say)) {
            Turn turn = new Turn(dataset);
            try (Landing landing = turn.landing) {
                return turn.run(files);
            }
        } catch (InputException e) {
            lake.announcements().failed(dataset, e, false);
            throw e;
        } catch (RuntimeException e) {
            lake.announcements().failed(dataset, e, true);
            throw e;
        }
    }

    /** One dataset's turn, under its lock. */
    private final class Turn {
        private final Dataset dataset;
        private final CoreTable table;
        private final Ops ops;
        private final Staging staging;
        private final Release release;
        private final Landing landing;
        private final Definition definition;

        Turn(Dataset dataset) {
            this.dataset = dataset;
            this.table = new CoreTable(dataset);
            this.ops = new Ops(lake);
            this.staging = new Staging(lake, dataset.id(), points);
            this.release = new Release(lake, table, points);
            this.landing = new Landing(lake.folder(), dataset.id(), lake.cipher(), lake.locks(), points);
            this.definition = Definition.of(dataset, lists, lake.vault());
        }

        List<LoadReport> run(Map<Path, Integer> files) {
            Instant started = clock.instant();
            prepare();
            Arrivals.Due due = due(files);
            points.reached("landed");
            List<LoadReport> again = due.again().isEmpty() ? List.of() : publish(due.again(), true);
            if (again.stream().anyMatch(it -> it.outcome() == LoadReport.Outcome.REFUSED)) {
                return again;
            }
            new Sealing(lake, dataset, progress).follow();
            if (due.fresh().isEmpty() && !again.isEmpty()) {
                return again;
            }
            return due.fresh().isEmpty()
                    ? List.of(LoadReport.unchanged(dataset.id(), seconds(started)))
                    : Stream.concat(again.stream(), publish(List.of(due.fresh()), false).stream())
                            .toList();
        }

        /** Lands what is new among the dropped files and, if they are to be asked, in the services of the dataset. */
        private Arrivals.Due due(Map<Path, Integer> dropped) {
            Map<String, History.Loaded> loaded = new History(ops, dataset.id()).files();
            Arrivals arrivals = new Arrivals(
                    dataset,
                    landing,
                    new Suppression(
                            lake, dataset, () -> Reading.of(dataset, lists, zone, lake.vault()), landing, progress),
                    progress);
            if (fetches.isEmpty()) {
                return arrivals.due(dropped, loaded, definition);
            }
            List<String> names =
                    loaded.values().stream().map(History.Loaded::name).toList();
            try (Fetched fetched = Fetched.of(dataset, fetches.get(), lake.folder(), names)) {
                Map<Path, Integer> all = new LinkedHashMap<>(dropped);
                all.putAll(fetched.files());
                return arrivals.due(all, loaded, definition);
            }
        }

        private void prepare() {
            ops.ensure();
            lake.ensure(table.raw(), CoreTable.RAW, Map.of());
            lake.ensure(table.vintages(), table.schema(), table.properties());
            lake.ensure(table.newest(), table.schema(), table.properties());
            points.reached("tables ready");
            landing.sweep();
            if (new Recovery(release, staging).run()) {
                progress.say(dataset.id() + ": finished an interrupted load");
            }
        }

        /** Publishes the loads of some batches in one release, or none of them. */
        private List<LoadReport> publish(List<List<Received>> batches, boolean again) {
            Instant started = clock.instant();
            Map<String, List<Received>> loads = identified(batches);
            lake.announcements().started(dataset, loads);
            String tag = release.next(LocalDate.now(clock.withZone(zone)));
            Draft draft = Draft.begin(
                    lake, table.vintages(), loads.keySet().iterator().next());
            points.reached("vintages begun");
            Map<String, LoadReport> reports = new LinkedHashMap<>();
            try {
                if (again) {
                    remove(draft, batches);
                }
                Load load = new Load(lake, dataset, lists, zone, clock, progress, points);
                for (Map.Entry<String, List<Received>> entry : loads.entrySet()) {
                    LoadReport report = load.run(entry.getKey(), entry.getValue(), draft, tag);
                    if (report.outcome() == LoadReport.Outcome.REFUSED) {
                        forget(draft);
                        return List.of(report);
                    }
                    reports.put(entry.getKey(), report);
                }
            } catch (InputException e) {
                forget(draft);
                throw e;
            }
            progress.say(dataset.id() + ": publishing " + tag);
            release.publish(draft, tag);
            reports.keySet().forEach(id -> {
                staging.replay(id);
                staging.remove(id);
            });
            return reports.values().stream()
                    .map(it -> it.lasting(seconds(started)))
                    .toList();
        }

        private Map<String, List<Received>> identified(List<List<Received>> batches) {
            History history = new History(ops, dataset.id());
            Map<String, List<Received>> loads = new LinkedHashMap<>();
            batches.forEach(batch -> loads.put(
                    history.free(definition.load(
                            dataset.id(), batch.stream().map(Received::hash).toList())),
                    batch));
            return loads;
        }

        private void remove(Draft draft, List<List<Received>> batches) {
            List<String> hashes =
                    batches.stream().flatMap(List::stream).map(Received::hash).toList();
            progress.say(dataset.id() + ": its definition has changed; loading what came before again");
            new VintageWriter(lake, dataset.contract(), draft, points).remove(hashes);
        }

        private void forget(Draft draft) {
            draft.drop();
            staging.loads().forEach(staging::discard);
        }
    }

    private double seconds(Instant started) {
        return Duration.between(started, clock.instant()).toMillis() / 1000.0;
    }
}

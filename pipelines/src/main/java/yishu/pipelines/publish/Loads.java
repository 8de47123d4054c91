package yishu.pipelines.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Hold hold;

    /**
     * @param fetches who asks services; nobody, if only what was dropped is to be loaded
     * @param hold which loads are prepared only
     */
    public Loads(
            Lake lake,
            Map<String, CodeList> lists,
            ZoneId zone,
            Clock clock,
            Progress progress,
            CommitPoints points,
            Optional<Fetches> fetches,
            Hold hold) {
        this.lake = lake;
        this.lists = Map.copyOf(lists);
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.points = points;
        this.fetches = fetches;
        this.hold = hold;
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
        private final Shelf shelf;
        private final Landing landing;
        private final Definition definition;

        Turn(Dataset dataset) {
            this.dataset = dataset;
            this.table = new CoreTable(dataset);
            this.ops = new Ops(lake);
            this.staging = new Staging(lake, dataset.id(), points);
            this.release = new Release(lake, table, points);
            this.shelf = new Shelf(lake, table, points);
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
            Map<String, History.Loaded> loaded = history().files();
            boolean anew = shelf.prepared().filter(it -> !shelf.isCurrent(it)).isPresent();
            Arrivals arrivals = new Arrivals(
                    dataset,
                    landing,
                    new Suppression(
                            lake, dataset, () -> Reading.of(dataset, lists, zone, lake.vault()), landing, progress),
                    progress);
            if (fetches.isEmpty()) {
                return arrivals.due(dropped, loaded, definition, anew);
            }
            List<String> names =
                    loaded.values().stream().map(History.Loaded::name).toList();
            try (Fetched fetched = Fetched.of(dataset, fetches.get(), lake.folder(), names)) {
                Map<Path, Integer> all = new LinkedHashMap<>(dropped);
                all.putAll(fetched.files());
                return arrivals.due(all, loaded, definition, anew);
            }
        }

        private void prepare() {
            ops.ensure();
            lake.ensure(table.raw(), CoreTable.RAW, Map.of());
            lake.ensure(table.vintages(), table.schema(), table.properties());
            lake.ensure(table.newest(), table.schema(), table.properties());
            points.reached("tables ready");
            landing.sweep();
            if (new Recovery(lake, dataset, points).run()) {
                progress.say(dataset.id() + ": finished an interrupted load");
            }
            if (!isHeld(List.of())) {
                release.describe();
            }
        }

        /** Publishes the loads of some batches in one release, or none of them. */
        private List<LoadReport> publish(List<List<Received>> batches, boolean again) {
            Instant started = clock.instant();
            Map<String, List<Received>> loads = identified(batches);
            lake.announcements().started(dataset, loads);
            boolean held = isHeld(batches);
            String tag = held ? Shelf.BRANCH : release.next(LocalDate.now(clock.withZone(zone)));
            Optional<Prepared> before = shelf.prepared().filter(it -> !again && shelf.isCurrent(it));
            String first = loads.keySet().iterator().next();
            Draft draft = begin(table.vintages(), first, before.map(Prepared::head));
            points.reached("vintages begun");
            Optional<Draft> raw =
                    held ? Optional.of(begin(table.raw(), first, before.map(Prepared::raw))) : Optional.empty();
            Map<String, LoadReport> reports = new LinkedHashMap<>();
            try {
                if (again) {
                    remove(draft, batches);
                }
                Load load = new Load(lake, dataset, lists, zone, clock, progress, points, raw);
                for (Map.Entry<String, List<Received>> entry : loads.entrySet()) {
                    LoadReport report = load.run(entry.getKey(), entry.getValue(), draft, tag);
                    if (report.outcome() == LoadReport.Outcome.REFUSED) {
                        forget(draft, raw, loads.keySet());
                        return List.of(report);
                    }
                    reports.put(entry.getKey(), report);
                }
            } catch (InputException e) {
                forget(draft, raw, loads.keySet());
                throw e;
            }
            if (raw.isPresent()) {
                keep(draft, raw.get(), before, reports.keySet());
                return reports.values().stream()
                        .map(it -> it.prepared().lasting(seconds(started)))
                        .toList();
            }
            progress.say(dataset.id() + ": publishing " + tag);
            release.publish(draft, tag);
            reports.keySet().forEach(id -> {
                staging.replay(id, tag);
                staging.remove(id);
            });
            return reports.values().stream()
                    .map(it -> it.lasting(seconds(started)))
                    .toList();
        }

        private Draft begin(String name, String load, Optional<Long> from) {
            return from.map(snapshot -> Draft.begin(lake, name, load, snapshot))
                    .orElseGet(() -> Draft.begin(lake, name, load));
        }

        /** Whether some batches, of new files or others, are to be prepared and not published. */
        private boolean isHeld(List<List<Received>> batches) {
            Set<String> rolledBack = batches.isEmpty() ? Set.of() : history().rolledBack();
            return hold.of(dataset)
                    || shelf.prepared().isPresent()
                    || batches.stream()
                            .flatMap(List::stream)
                            .map(Received::hash)
                            .anyMatch(rolledBack::contains);
        }

        private History history() {
            return History.of(lake, dataset, points);
        }

        /** Puts a release aside that is to be approved, and forgets the one that it takes up. */
        private void keep(Draft draft, Draft raw, Optional<Prepared> before, Set<String> loads) {
            List<String> all = Stream.concat(before.map(Prepared::loads).orElse(List.of()).stream(), loads.stream())
                    .toList();
            ReleaseEvent prepared = ReleaseEvent.of(ReleaseEvent.Kind.PREPARED, hold.person(), clock.instant(), "");
            shelf.put(draft, raw, all, definition.contract(), prepared.until(embargo(draft, all)));
            staging.loads().stream()
                    .filter(load -> !all.contains(load) && !Publication.isRefused(load))
                    .forEach(staging::remove);
        }

        /** As the person says; else as the contract says, and not before what was prepared was to be seen. */
        private Optional<Instant> embargo(Draft draft, List<String> loads) {
            Embargo agreed = new Embargo(lake, table, dataset, clock, zone);
            return hold.embargo().or(() -> Stream.of(
                            agreed.of(draft, loads), shelf.prepared().flatMap(Prepared::embargo))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder()));
        }

        private Map<String, List<Received>> identified(List<List<Received>> batches) {
            History history = history();
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

        private void forget(Draft draft, Optional<Draft> raw, Set<String> loads) {
            draft.drop();
            raw.ifPresent(Draft::drop);
            loads.forEach(staging::remove);
        }
    }

    private double seconds(Instant started) {
        return Duration.between(started, clock.instant()).toMillis() / 1000.0;
    }
}

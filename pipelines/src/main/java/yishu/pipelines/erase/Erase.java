package yishu.pipelines.erase;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.past.Past;
import yishu.pipelines.personal.Person;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.QuietDataset;

/**
 * Erases a person (个人信息保护法, art. 47): marks whom, so that no later file brings the person back; takes the rows out of
 * every release of every table; then out of every landed file, by which they were found. So it can be run again after a
 * crash, and finds nothing when it was finished.
 */
public final class Erase {
    private final Lake lake;
    private final Datasets datasets;
    private final ZoneId zone;
    private final Clock clock;
    private final Progress progress;

    public Erase(Lake lake, Datasets datasets, ZoneId zone, Clock clock, Progress progress) {
        this.lake = lake;
        this.datasets = datasets;
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
    }

    /** Who erases, and on which ground; neither may tell who is erased. */
    public record Order(String by, String basis) {
        private void check(List<Person> persons) {
            if (persons.stream().flatMap(who -> who.text().stream()).anyMatch((by + " " + basis)::contains)) {
                throw new InputException("Cannot erase: the basis tells who the person is, and it would be kept");
            }
        }
    }

    /** What would be erased, without erasing it. */
    public ErasureReport look(List<Person> persons) {
        return run(persons, Optional.empty());
    }

    /** Erases. */
    public ErasureReport run(List<Person> persons, Order order) {
        order.check(persons);
        return run(persons, Optional.of(order));
    }

    private ErasureReport run(List<Person> persons, Optional<Order> order) {
        String id = UUID.randomUUID().toString();
        Optional<Trail> trail = order.map(it -> new Trail(lake, id, it, persons, clock));
        try (TableLock one = lake.locks().take("erasure", progress::say);
                Holds holds = new Holds(lake, datasets, zone, progress)) {
            datasets.all().values().stream()
                    .filter(it -> isConcerned(it, persons))
                    .forEach(holds::hold);
            LandedSearch landed = new LandedSearch(lake, holds, persons, progress);
            trail.ifPresent(it -> it.begin(landed.marks()));
            landed.find();
            ErasureReport report = new ErasureReport(id);
            new Tables(lake, holds, landed, persons, progress).forEach((name, rule) -> {
                Past past = new Past(lake.table(name), id);
                report.add(name, past.count(rule));
                // Of tables that loads write, snapshots that are no release may hold the person too.
                if (trail.isPresent() && (report.has(name) || name.matches("(raw|core|ops)\\..*"))) {
                    past.rewrite(rule);
                }
            });
            trail.ifPresent(it -> holds.all().forEach(QuietDataset::follow));
            landed.keep(report, trail.isPresent());
            trail.ifPresent(it -> it.end(report));
            return report;
        }
    }

    private boolean isConcerned(Dataset dataset, List<Person> persons) {
        Set<Personal> types = new LinkedHashSet<>();
        persons.forEach(it -> types.add(it.type()));
        return dataset.contract().properties().stream()
                        .anyMatch(it -> it.personal().filter(types::contains).isPresent())
                && lake.has(new CoreTable(dataset).newest());
    }
}

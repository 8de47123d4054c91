package yishu.pipelines.publish;

import java.io.Writer;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.iceberg.expressions.Expressions;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.normalize.Outcome.Place;

/**
 * A dataset with personal columns that is held still: under its lock, with what was interrupted finished, so that nobody
 * loads it while rows are looked for and taken out of its landed files.
 */
public final class Hold implements AutoCloseable {
    private final Lake lake;
    private final Dataset dataset;
    private final CoreTable table;
    private final Reading reading;
    private final TableLock lock;
    private final Landing landing;

    private Hold(Lake lake, Dataset dataset, Reading reading, Progress progress) {
        this.lake = lake;
        this.dataset = dataset;
        this.table = new CoreTable(dataset);
        this.reading = reading;
        this.lock = lake.locks().take(table.newest(), progress::say);
        this.landing = new Landing(lake.folder(), dataset.id(), lake.cipher(), lake.locks(), CommitPoints.ignored());
        Folders.remove(
                lake.folder().resolve("landing/fetching").resolve(dataset.id().replace('/', '.')));
        landing.sweep();
        Release release = new Release(lake, table, CommitPoints.ignored());
        new Recovery(release, new Staging(lake, dataset.id(), CommitPoints.ignored())).run();
    }

    /** Waits for the lock, and holds. */
    public static Hold of(Lake lake, Dataset dataset, Map<String, CodeList> lists, ZoneId zone, Progress progress) {
        return new Hold(lake, dataset, Reading.of(dataset, lists, zone, lake.vault()), progress);
    }

    /** The datasets that a file was loaded for, by id, each with the name under which it came. */
    public static Map<String, String> loadsOf(Lake lake, String hash) {
        Map<String, String> loads = new TreeMap<>();
        new Ops(lake)
                .read(Ops.FILES, Expressions.equal("file_hash", hash))
                .forEach(it ->
                        loads.put(String.valueOf(it.getField("dataset")), String.valueOf(it.getField("file_name"))));
        return loads;
    }

    /** {@code city/calls}. */
    public String id() {
        return dataset.id();
    }

    /** The tables that a load of the dataset writes. */
    public List<String> tables() {
        return List.of(table.raw(), table.vintages(), table.newest());
    }

    /** Every landed file that a load of the dataset told of, by hash, with its name. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        new Ops(lake)
                .read(Ops.FILES, Expressions.equal("dataset", dataset.id()))
                .forEach(it ->
                        files.put(String.valueOf(it.getField("file_hash")), String.valueOf(it.getField("file_name"))));
        files.keySet().removeIf(hash -> !landing.holds(hash) || landing.isDestroyed(hash));
        return files;
    }

    /** Where a landed file is about someone. */
    public Set<Place> about(String hash, String name, BiPredicate<Personal, String> isMeant) {
        Set<Place> places = new LinkedHashSet<>();
        for (int source : Arrivals.sourcesOf(dataset, name)) {
            try {
                places.addAll(rows(source, name).about(landing.open(hash), isMeant));
            } catch (InputException refused) {
                // Such a file was never published; what a load could not read is looked through cell by cell.
                places.addAll(anywhere(hash, isMeant).orElse(Set.of()));
            }
        }
        return places;
    }

    /** Where a file that no load told of has a cell that is someone's; nothing if it cannot be read as one of these. */
    public Optional<Set<Place>> anywhere(String hash, BiPredicate<Personal, String> isMeant) {
        Set<Place> places = new LinkedHashSet<>();
        boolean isRead = false;
        for (int source = 0; source < dataset.sources().size(); source++) {
            try {
                places.addAll(rows(source, hash).anywhere(landing.open(hash), isMeant));
                isRead = true;
            } catch (InputException refused) {
                continue;
            }
        }
        return isRead ? Optional.of(places) : Optional.empty();
    }

    private PersonRows rows(int source, String name) {
        return new PersonRows(
                dataset.contract(),
                dataset.sources().get(source),
                reading.built().normalizers().get(source),
                name);
    }

    /** Whether any row of data would be left of a landed file without places. */
    public boolean leaves(String hash, String name, Set<Place> places) {
        return Arrivals.sourcesOf(dataset, name).stream().anyMatch(source -> {
            try {
                return rows(source, name).write(landing.open(hash), places, Writer.nullWriter());
            } catch (InputException refused) {
                return false;
            }
        });
    }

    /** Keeps a landed file for this dataset without places, if any; whether any row of data is left. */
    public boolean keep(String hash, String name, Set<Place> without) {
        for (int source : Arrivals.sourcesOf(dataset, name)) {
            try {
                PersonRows rows = rows(source, name);
                return landing.rewrite(hash, (plain, out) -> rows.write(plain, without, out));
            } catch (InputException refused) {
                // It was never published; nothing of it has to be kept.
                continue;
            }
        }
        return landing.rewrite(hash, (plain, out) -> false);
    }

    /** Destroys a landed file, when all datasets that need it have kept what is left of it for them. */
    public void destroy(String hash) {
        landing.destroy(hash);
    }

    /** Lets the newest editions follow when some of them are gone. */
    public void follow() {
        new Release(lake, table, CommitPoints.ignored()).followAgain();
    }

    @Override
    public void close() {
        landing.close();
        lock.close();
    }
}

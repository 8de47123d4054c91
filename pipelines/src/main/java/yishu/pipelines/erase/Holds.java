package yishu.pipelines.erase;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.QuietDataset;

/** The datasets that are held still during an erasure. */
final class Holds implements AutoCloseable {
    private final Lake lake;
    private final Datasets datasets;
    private final ZoneId zone;
    private final Progress progress;
    private final Map<String, QuietDataset> held = new LinkedHashMap<>();

    Holds(Lake lake, Datasets datasets, ZoneId zone, Progress progress) {
        this.lake = lake;
        this.datasets = datasets;
        this.zone = zone;
        this.progress = progress;
    }

    QuietDataset hold(Dataset dataset) {
        return held.computeIfAbsent(
                dataset.id(), any -> QuietDataset.of(lake, dataset, datasets.codeLists(), zone, progress));
    }

    Collection<QuietDataset> all() {
        return List.copyOf(held.values());
    }

    /** The held dataset that a table is of. */
    Optional<QuietDataset> ofTable(String table) {
        return held.values().stream().filter(it -> it.tables().contains(table)).findFirst();
    }

    /** All datasets that a file was loaded for, with the name under which it came; they are held from now on. */
    Map<QuietDataset, String> sharing(String hash) {
        Map<QuietDataset, String> all = new LinkedHashMap<>();
        QuietDataset.loadsOf(lake, hash)
                .forEach((id, name) ->
                        Optional.ofNullable(datasets.all().get(id)).ifPresent(dataset -> all.put(hold(dataset), name)));
        return all;
    }

    @Override
    public void close() {
        held.values().forEach(QuietDataset::close);
    }
}

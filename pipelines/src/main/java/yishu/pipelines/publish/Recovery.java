package yishu.pipelines.publish;

import java.util.List;
import yishu.pipelines.contract.Dataset;

/**
 * Finishes or undoes what a killed load left behind. A load whose vintages were published is finished: the newest
 * editions follow, and what was staged for {@code ops} is replayed. One that is prepared stays as it is, and a refusal that is
 * held is told after the next release. Any other leaves nothing but a branch, which goes.
 */
final class Recovery {
    private final Lake lake;
    private final Dataset dataset;
    private final CommitPoints points;

    Recovery(Lake lake, Dataset dataset, CommitPoints points) {
        this.lake = lake;
        this.dataset = dataset;
        this.points = points;
    }

    /** Whether there was a load to finish. */
    boolean run() {
        CoreTable table = new CoreTable(dataset);
        Release release = new Release(lake, table, points);
        Shelf shelf = new Shelf(lake, table, points);
        release.sweep();
        shelf.mend();
        release.follow();
        boolean told = tellLoads(
                release.vintages(), shelf.prepared().map(Prepared::loads).orElse(List.of()));
        shelf.ended().forEach(new EventTable(lake, dataset.id())::tell);
        return told;
    }

    private boolean tellLoads(Publication vintages, List<String> prepared) {
        Staging staging = new Staging(lake, dataset.id(), points);
        List<String> left =
                staging.loads().stream().filter(it -> !prepared.contains(it)).toList();
        List<String> told = left.stream()
                .filter(load -> vintages.holds(load) || (staging.isWhole(load) && vintages.hasOvertaken(load)))
                .toList();
        told.forEach(load -> staging.replay(load, vintages.latestRelease().orElse("")));
        left.stream()
                .filter(load -> told.contains(load) || !Publication.isRefused(load) || !staging.isWhole(load))
                .forEach(staging::remove);
        return !told.isEmpty();
    }
}

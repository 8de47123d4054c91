package yishu.pipelines.erase;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import yishu.content.TableLock;
import yishu.pipelines.past.RowRule;
import yishu.pipelines.personal.Person;
import yishu.pipelines.publish.Erased;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.QuietDataset;

/** The tables that may tell of persons: those of the datasets that are held, and all that no department's files fill. */
final class Tables {
    private final Lake lake;
    private final Holds holds;
    private final LandedSearch landed;
    private final List<String> pseudonyms;
    private final Progress progress;

    Tables(Lake lake, Holds holds, LandedSearch landed, List<Person> persons, Progress progress) {
        this.lake = lake;
        this.holds = holds;
        this.landed = landed;
        this.pseudonyms =
                persons.stream().flatMap(it -> it.pseudonyms().stream()).toList();
        this.progress = progress;
    }

    /** Calls back with each of them under its lock, and what becomes of its rows. */
    void forEach(BiConsumer<String, RowRule> action) {
        for (String table : lake.tables()) {
            Optional<QuietDataset> hold = holds.ofTable(table);
            if (hold.isPresent()) {
                String dataset = hold.get().id();
                action.accept(table, new ErasureRule(pseudonyms, row -> landed.places(dataset)));
            } else if (!Erased.tables().contains(table) && !table.matches("(raw|core)\\..*")) {
                try (TableLock lock = lake.locks().take(table, progress::say)) {
                    action.accept(
                            table, new ErasureRule(pseudonyms, row -> landed.places(ErasureRule.text(row, "dataset"))));
                }
            }
        }
    }
}

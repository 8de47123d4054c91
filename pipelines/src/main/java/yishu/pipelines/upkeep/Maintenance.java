package yishu.pipelines.upkeep;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import yishu.content.TableLock;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;

/**
 * Goes through all tables of a warehouse, each under its lock, beside whoever reads and loads. Every step is one commit or
 * deletes what no commit needs, so it may be killed at any moment.
 */
public final class Maintenance {
    /** Whoever copies the warehouse or takes files out of it has this lock. */
    static final String LOCK = "upkeep";

    private static final List<String> NAMESPACES = List.of("raw", "core", "ops", "mart", "model");

    private final Lake lake;
    private final Duration keep;
    private final boolean dry;
    private final Progress progress;

    /**
     * @param keep how long a snapshot that is no release stays for those who read it
     * @param dry whether to say only what would be done
     */
    public Maintenance(Lake lake, Duration keep, boolean dry, Progress progress) {
        this.lake = lake;
        this.keep = keep;
        this.dry = dry;
        this.progress = progress;
    }

    public List<Chore> run() {
        List<Chore> chores = new ArrayList<>();
        try (TableLock alone = lake.locks().take(LOCK, progress::say)) {
            List<String> tables =
                    NAMESPACES.stream().flatMap(it -> lake.tables(it).stream()).toList();
            for (String table : tables) {
                progress.say("looking after " + table);
                try (TableLock lock = lake.locks().take(lockOf(table), progress::say)) {
                    chores.add(new TableUpkeep(lake, table, keep, dry).run(isInterrupted(table)));
                }
            }
        }
        return chores;
    }

    /** The tables of a dataset are written together, under the name of the newest editions. */
    private static String lockOf(String table) {
        return table.replaceFirst("^raw\\.", "core.").replaceFirst("^(core\\..*)_vintages$", "$1");
    }

    /** Whether a load of the table was killed: what it did is needed to finish it. */
    private boolean isInterrupted(String table) {
        String dataset = lockOf(table).replaceFirst("^core\\.", "");
        Path staged = lake.folder().resolve("staging").resolve(dataset);
        String[] loads = staged.toFile().list();
        return Stream.ofNullable(loads).anyMatch(it -> it.length > 0);
    }
}

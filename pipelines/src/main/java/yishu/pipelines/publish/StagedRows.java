package yishu.pipelines.publish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the batches of a stream tell in {@code ops}: staged as any load's before each is published, so that whoever comes
 * next can replay it, and appended for many of them at once.
 */
public final class StagedRows {
    /** The tables of {@code ops} in the order of their writing: {@code runs} is last. */
    public static final List<String> TABLES = List.copyOf(Ops.TABLES.keySet());

    private final Lake lake;
    private final Ops ops;
    private final Staging staging;

    public StagedRows(Lake lake, String dataset, CommitPoints points) {
        this.lake = lake;
        this.ops = new Ops(lake);
        this.staging = new Staging(lake, dataset, points);
    }

    /** Stages the rows of each table, none of which is empty. */
    public void write(String load, Map<String, List<List<@Nullable Object>>> tables) {
        staging.writeRows(load, tables);
    }

    /** Whether a load is staged; one that another program has told of is not. */
    public boolean has(String load) {
        return staging.isWhole(load);
    }

    /** Appends the rows of loads that are staged and told nowhere. */
    public void tell(String name, List<List<@Nullable Object>> rows) {
        ops.append(name, Ops.schema(name), rows);
    }

    /** Forgets a load that was told in every table. */
    public void forget(String load) {
        staging.remove(load);
        lake.announcements().told(load);
    }
}

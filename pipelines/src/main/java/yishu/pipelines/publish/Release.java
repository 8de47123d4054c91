package yishu.pipelines.publish;

import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import yishu.content.InputException;

/**
 * Publishes a load in both tables of a dataset under one release tag: first the vintages, which is the commit point, then
 * the newest editions, which follow from them.
 */
final class Release {
    private final Lake lake;
    private final CoreTable table;
    private final CommitPoints points;

    Release(Lake lake, CoreTable table, CommitPoints points) {
        this.lake = lake;
        this.table = table;
        this.points = points;
    }

    Publication vintages() {
        return new Publication(lake, table.vintages());
    }

    Publication newest() {
        return new Publication(lake, table.newest());
    }

    /** Follows the vintages: every key's newest edition, computed anew. */
    void publishNewest(String load, String release) {
        newest().publish(load, Optional.of(release), this::writeNewest, this::audit);
        points.reached("newest published");
    }

    private void writeNewest(String branch) {
        try {
            lake.spark()
                    .sql(table.newestOf(Lake.spark(table.vintages())))
                    .writeTo(branch)
                    .overwrite(lit(true));
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
        points.reached("newest written");
    }

    private void audit(String branch) {
        long rows = lake.spark().table(branch).count();
        if (rows == 0 && !lake.rows(table.vintages()).isEmpty()) {
            throw new InputException("Cannot publish " + table.newest() + ": it would be empty");
        }
    }
}

package yishu.pipelines.erase;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.iceberg.Table;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.pipelines.past.Past;
import yishu.pipelines.past.RowRule;
import yishu.pipelines.publish.Erased;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;

/**
 * What has to hold before a key is destroyed: no current row of any table is hashed with it. Snapshots that are no release
 * expire. Releases from before keep its hashes, which nobody can compute any more, unless they are to be dropped.
 */
public final class Retirement {
    private final Lake lake;
    private final String key;
    private final Progress progress;

    public Retirement(Lake lake, String key, Progress progress) {
        this.lake = lake;
        this.key = key;
        this.progress = progress;
    }

    /** Checks, and throws an {@link InputException} that names what is still hashed with the key. */
    public void run(boolean dropReleases) {
        Pattern hash = Pattern.compile("\\b" + key + ":[0-9a-f]{64}");
        RowRule rule = row -> Texts.any(row, text -> hash.matcher(text).find()) ? Optional.empty() : Optional.of(row);
        Set<String> current = new TreeSet<>();
        for (String name : lake.tables()) {
            if (!Erased.tables().contains(name)) {
                Past.Retold found = new Past(lake.table(name), key).count(rule);
                if (found.current() > 0) {
                    current.add(name);
                }
            }
        }
        if (!current.isEmpty()) {
            throw new InputException("Cannot retire key '" + key + "': " + String.join(", ", current)
                    + " is hashed with it; load it again with `./yishu ingest`");
        }
        lake.tables().stream()
                .filter(it -> !Erased.tables().contains(it))
                .forEach(name -> forget(name, rule, dropReleases));
    }

    private void forget(String name, RowRule rule, boolean dropReleases) {
        try (TableLock lock = lake.locks()
                .take(name.replaceFirst("^raw\\.", "core.").replaceFirst("_vintages$", ""), progress::say)) {
            Table table = lake.table(name);
            Past past = new Past(table, key);
            List<String> old = past.count(rule).releases();
            if (dropReleases) {
                old.forEach(tag -> table.manageSnapshots().removeTag(tag).commit());
            }
            if (!old.isEmpty() || name.matches("(raw|core|ops)\\..*")) {
                past.rewrite(Optional::of);
            }
            if (!old.isEmpty()) {
                progress.say(name + ": " + old.size()
                        + (dropReleases ? " releases dropped" : " releases keep hashes of " + key));
            }
        }
    }
}

package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * What became of some slices, in data files that nobody sees yet.
 *
 * @param counts of the observations of each file, by hash
 * @param raw their rows as text; none if they are there already
 * @param vintages its observations as rows of core
 * @param aside those that are none, for the quarantine
 * @param hashes of the keys of the rows of core; null if nobody asks
 */
record Transferred(
        Map<String, Candidates.Counts> counts,
        List<DataFile> raw,
        List<DataFile> vintages,
        List<DataFile> aside,
        @Nullable KeyHashes hashes)
        implements Serializable {

    Optional<KeyHashes> keys() {
        return Optional.ofNullable(hashes);
    }
}

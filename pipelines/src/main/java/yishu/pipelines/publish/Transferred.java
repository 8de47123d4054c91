package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * What became of a slice, in data files that nobody sees yet.
 *
 * @param file its hash
 * @param observations that stand in the rows that were read
 * @param raw its rows as text; none if they are there already
 * @param vintages its observations as rows of core
 * @param aside those that are none, for the quarantine
 * @param hashes of the keys of the rows of core; null if nobody asks
 */
record Transferred(
        String file,
        long observations,
        List<DataFile> raw,
        List<DataFile> vintages,
        List<DataFile> aside,
        @Nullable KeyHashes hashes)
        implements Serializable {

    Optional<KeyHashes> keys() {
        return Optional.ofNullable(hashes);
    }
}

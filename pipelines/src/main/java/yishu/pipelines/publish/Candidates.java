package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/**
 * What a load would publish and keep aside, in data files that no snapshot names yet.
 *
 * @param counts of each file, by hash
 * @param raw rows as text, of the files that are new there
 * @param vintages rows of core
 * @param aside rows of the quarantine
 * @param keys of the rows of core, in order; none where there are too many to be kept in memory
 */
record Candidates(
        Map<String, Counts> counts,
        List<DataFile> raw,
        List<DataFile> vintages,
        List<DataFile> aside,
        Optional<KeyHashes> keys) {

    /** Observations of a file: read, made out, not made out. */
    record Counts(long read, long facts, long rejected) implements Serializable {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(read + other.read, facts + other.facts, rejected + other.rejected);
        }
    }

    static Candidates of(List<Transferred> parts, boolean areKeysTold) {
        Map<String, Counts> counts = new HashMap<>();
        List<DataFile> raw = new ArrayList<>();
        List<DataFile> vintages = new ArrayList<>();
        List<DataFile> aside = new ArrayList<>();
        KeyHashes keys = new KeyHashes();
        for (Transferred part : parts) {
            part.counts().forEach((file, counted) -> counts.merge(file, counted, Counts::plus));
            raw.addAll(part.raw());
            vintages.addAll(part.vintages());
            aside.addAll(part.aside());
            part.keys().ifPresent(keys::addAll);
        }
        return new Candidates(
                Map.copyOf(counts),
                List.copyOf(raw),
                List.copyOf(vintages),
                List.copyOf(aside),
                areKeysTold ? Optional.of(keys.sorted()) : Optional.empty());
    }

    Counts counts(String file) {
        return counts.getOrDefault(file, Counts.NONE);
    }

    /** How many rows stand in data files. */
    static long rows(List<DataFile> files) {
        return files.stream().mapToLong(DataFile::recordCount).sum();
    }
}

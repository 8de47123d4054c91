package yishu.pipelines.upkeep;

/**
 * What was done to a table, or would be.
 *
 * @param table its name
 * @param files of data before
 * @param filesAfter of data afterwards
 * @param manifests before
 * @param manifestsAfter afterwards
 * @param expired snapshots that went
 * @param orphans files that no snapshot had
 * @param bytes of all its files before
 * @param bytesAfter afterwards
 * @param left why something was left alone; empty if nothing was
 */
public record Chore(
        String table,
        long files,
        long filesAfter,
        long manifests,
        long manifestsAfter,
        long expired,
        long orphans,
        long bytes,
        long bytesAfter,
        String left) {
    /** Whether anything was done or kept from being done. */
    public boolean isWorthTelling() {
        return files != filesAfter || manifests != manifestsAfter || expired + orphans > 0 || !left.isEmpty();
    }
}

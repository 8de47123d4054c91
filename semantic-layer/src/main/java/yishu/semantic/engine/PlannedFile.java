package yishu.semantic.engine;

import java.util.List;

/**
 * A data file of a snapshot as Iceberg planned it.
 *
 * @param path on disk
 * @param rows that it holds, the deleted ones among them
 * @param deletes those that may take rows from it
 */
record PlannedFile(String path, long rows, List<PlannedDelete> deletes) {
    PlannedFile {
        deletes = List.copyOf(deletes);
    }
}

package yishu.semantic.engine;

import java.util.List;

/**
 * What deletes leave of the data files of a snapshot. The deleted rows are a table of DuckDB with one number each, that of
 * their file times {@link #FILE} and their own in it.
 *
 * @param whole paths of the files of which every row is left
 * @param files those with deletes, in the order in which the table counts them
 * @param parts how many of these, the first, have rows left and rows deleted
 * @param table of the deleted rows
 * @param deleted how many rows it has
 */
record LiveRows(List<String> whole, List<PlannedFile> files, int parts, String table, long deleted) {
    /** More than any file has rows. */
    static final long FILE = 1L << 40;

    LiveRows {
        whole = List.copyOf(whole);
        files = List.copyOf(files);
    }

    static LiveRows all(List<PlannedFile> files) {
        return new LiveRows(files.stream().map(PlannedFile::path).toList(), List.of(), 0, "", 0);
    }

    /** Paths of the files of which some rows are left. */
    List<String> partPaths() {
        return files.subList(0, parts).stream().map(PlannedFile::path).toList();
    }
}

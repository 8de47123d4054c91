package yishu.semantic.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBAppender;

/**
 * Finds with DuckDB the rows that Parquet delete files take from data files, where all of them tell rows by the same
 * columns, or all by position. Which of them takes from which file was planned by Iceberg.
 */
final class DeleteSearch {
    private final TableName table;
    private final List<PlannedFile> files;
    private final Map<Integer, Set<PlannedDelete>> planned;
    private final List<Integer> read;
    private final List<PlannedDelete> deletes;

    /** @param planned the deletes to apply to a file, which is told by its place among all */
    DeleteSearch(TableName table, List<PlannedFile> files, Map<Integer, Set<PlannedDelete>> planned) {
        this.table = table;
        this.files = files;
        this.planned = planned;
        this.read = List.copyOf(planned.keySet());
        this.deletes = planned.values().stream().flatMap(Set::stream).distinct().toList();
    }

    /** Adds the rows to those found. */
    void addTo(FoundRows found) throws SQLException {
        List<Types.NestedField> columns = deletes.get(0).columns();
        found.execute("CREATE OR REPLACE TEMP TABLE planned (place INTEGER, file INTEGER, source INTEGER)");
        try (DuckDBAppender pairs = found.appender("planned")) {
            for (int place = 0; place < read.size(); place++) {
                plan(place, pairs);
            }
        }
        found.execute("INSERT INTO found " + (columns.isEmpty() ? byPosition() : byValues(columns)));
    }

    private void plan(int place, DuckDBAppender pairs) throws SQLException {
        Set<PlannedDelete> of = planned.getOrDefault(read.get(place), Set.of());
        for (int source = 0; source < deletes.size(); source++) {
            if (of.contains(deletes.get(source))) {
                pairs.beginRow();
                pairs.append(place);
                pairs.append(read.get(place));
                pairs.append(source);
                pairs.endRow();
            }
        }
    }

    /** A writer may spell the path of a data file in three ways. */
    private String byPosition() {
        return "SELECT f.file, d.pos FROM read_parquet(" + ParquetView.list(deletePaths())
                + ", hive_partitioning=false) d JOIN (SELECT *, unnest([path, 'file:' || path, 'file://' || path])"
                + " AS spelled FROM files) f ON f.spelled = d.file_path JOIN planned p ON p.file = f.file"
                + " AND p.source = d.file_index WHERE d.pos < f.rows";
    }

    /**
     * A bit for each delete file stands beside a data file, and one beside each key that is deleted; a row is deleted
     * where both have the same one. So the work does not grow with the pairs of files.
     */
    private String byValues(List<Types.NestedField> columns) {
        List<String> data = read.stream().map(file -> files.get(file).path()).toList();
        String keys = each(columns, it -> key(columns.get(it)) + " AS k" + it, ", ");
        String same = each(columns, it -> "d.k" + it + " IS NOT DISTINCT FROM e.k" + it, " AND ");
        String bits = "bitstring_agg(source, 0, " + (deletes.size() - 1) + ") AS bits";
        return "SELECT p.file, d.row FROM (SELECT file_index AS place, file_row_number AS row, " + keys + " FROM "
                + ParquetView.read(table, data, columns) + ") d JOIN (SELECT place, file, " + bits
                + " FROM planned GROUP BY ALL) p ON p.place = d.place JOIN (SELECT "
                + each(columns, it -> "k" + it, ", ") + ", " + bits
                + " FROM (SELECT CAST(file_index AS INTEGER) AS source, " + keys + " FROM "
                + ParquetView.read(table, deletePaths(), columns) + ") GROUP BY ALL) e ON " + same
                + " WHERE bit_count(p.bits & e.bits) > 0";
    }

    private static String each(List<Types.NestedField> columns, IntFunction<String> text, String delimiter) {
        return IntStream.range(0, columns.size()).mapToObj(text).collect(Collectors.joining(delimiter));
    }

    /** Iceberg tells zero from its negative, and does not tell one NaN from another. */
    private static String key(Types.NestedField column) {
        String name = ParquetView.name(column);
        return switch (column.type().typeId()) {
            case FLOAT, DOUBLE -> "replace(CAST(" + name + " AS VARCHAR), '-nan', 'nan')";
            default -> name;
        };
    }

    private List<String> deletePaths() {
        return deletes.stream().map(PlannedDelete::path).toList();
    }
}

package yishu.semantic.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Makes the table of the rows that are deleted at a snapshot. What was found for a file at a snapshot before is taken
 * over, so that only the deletes since are read.
 */
final class ApplyDeletes {
    private static final int SOME = 0;
    private static final int NONE = 1;
    private static final int ALL = 2;

    private final DuckDBConnection connection;
    private final TableName table;
    private final List<PlannedFile> files;
    private final List<String> untouched;
    private final Map<Integer, Set<PlannedDelete>> missing = new TreeMap<>();

    /**
     * @param connection of its own, which keeps temporary tables
     * @param planned every data file of the snapshot
     */
    ApplyDeletes(DuckDBConnection connection, TableName table, List<PlannedFile> planned) {
        this.connection = connection;
        this.table = table;
        this.files = planned.stream().filter(it -> !it.deletes().isEmpty()).toList();
        this.untouched = planned.stream()
                .filter(it -> it.deletes().isEmpty())
                .map(PlannedFile::path)
                .toList();
    }

    /** @param name of the table to make */
    LiveRows to(String name, LiveRows before) throws SQLException {
        execute("CREATE TEMP TABLE found (file INTEGER, row BIGINT)");
        list();
        takeOver(before);
        takeVectors();
        for (Map<Integer, Set<PlannedDelete>> alike : alike()) {
            new DeleteSearch(table, files, alike).run(connection);
        }
        return settle(name);
    }

    private void list() throws SQLException {
        execute("CREATE TEMP TABLE files (file INTEGER, path VARCHAR, rows BIGINT)");
        try (DuckDBAppender listed = connection.createAppender("temp", "main", "files")) {
            for (int file = 0; file < files.size(); file++) {
                listed.beginRow();
                listed.append(file);
                listed.append(files.get(file).path());
                listed.append(files.get(file).rows());
                listed.endRow();
            }
        }
    }

    private void takeOver(LiveRows before) throws SQLException {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < before.files().size(); place++) {
            places.put(before.files().get(place).path(), place);
        }
        Map<Integer, Integer> kept = new HashMap<>();
        for (int file = 0; file < files.size(); file++) {
            Set<PlannedDelete> deletes = new LinkedHashSet<>(files.get(file).deletes());
            Integer place = places.get(files.get(file).path());
            if (place != null && deletes.containsAll(before.files().get(place).deletes())) {
                before.files().get(place).deletes().forEach(deletes::remove);
                kept.put(file, place);
            }
            missing.put(file, deletes);
        }
        if (!kept.isEmpty()) {
            place("kept", kept);
            execute("INSERT INTO found SELECT k.file, d.row % " + LiveRows.FILE + " FROM \"" + before.table()
                    + "\" d JOIN kept k ON k.place = d.row // " + LiveRows.FILE);
        }
    }

    private void place(String name, Map<Integer, Integer> places) throws SQLException {
        execute("CREATE TEMP TABLE " + name + " (file INTEGER, place INTEGER)");
        try (DuckDBAppender placed = connection.createAppender("temp", "main", name)) {
            for (Map.Entry<Integer, Integer> entry : places.entrySet()) {
                placed.beginRow();
                placed.append(entry.getKey());
                placed.append(entry.getValue());
                placed.endRow();
            }
        }
    }

    private void takeVectors() throws SQLException {
        try (DuckDBAppender found = connection.createAppender("temp", "main", "found")) {
            for (Map.Entry<Integer, Set<PlannedDelete>> entry : missing.entrySet()) {
                for (PlannedDelete delete : entry.getValue()) {
                    if (delete.isVector()) {
                        for (long row : delete.vector().toArray()) {
                            found.beginRow();
                            found.append(entry.getKey());
                            found.append(row);
                            found.endRow();
                        }
                    }
                }
            }
        }
    }

    /** The other deletes, those together that tell rows by the same columns. */
    private Collection<Map<Integer, Set<PlannedDelete>>> alike() {
        Map<List<Integer>, Map<Integer, Set<PlannedDelete>>> alike = new LinkedHashMap<>();
        missing.forEach(
                (file, deletes) -> deletes.stream().filter(it -> !it.isVector()).forEach(it -> alike.computeIfAbsent(
                                it.columns().stream()
                                        .map(Types.NestedField::fieldId)
                                        .toList(),
                                any -> new TreeMap<>())
                        .computeIfAbsent(file, any -> new LinkedHashSet<>())
                        .add(it)));
        return alike.values();
    }

    /** Keeps the rows under the names of the files in a new order: first those of which some rows are left, last those of which all are. */
    private LiveRows settle(String name) throws SQLException {
        Map<Integer, Long> deleted = count();
        List<Integer> order = IntStream.range(0, files.size())
                .boxed()
                .sorted(Comparator.comparingInt(file -> left(file, deleted)))
                .toList();
        Map<Integer, Integer> places = new HashMap<>();
        order.forEach(file -> places.put(file, places.size()));
        place("settled", places);
        execute("CREATE TABLE \"" + name + "\" AS SELECT DISTINCT s.place * " + LiveRows.FILE
                + " + f.row AS row FROM found f JOIN settled s ON s.file = f.file");
        return new LiveRows(
                Stream.concat(
                                untouched.stream(),
                                order.stream()
                                        .filter(file -> left(file, deleted) == ALL)
                                        .map(file -> files.get(file).path()))
                        .toList(),
                order.stream().map(files::get).toList(),
                (int) order.stream().filter(file -> left(file, deleted) == SOME).count(),
                name,
                deleted.values().stream().mapToLong(it -> it).sum());
    }

    private Map<Integer, Long> count() throws SQLException {
        Map<Integer, Long> deleted = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet counted =
                        statement.executeQuery("SELECT file, count(DISTINCT row) FROM found GROUP BY file")) {
            while (counted.next()) {
                deleted.put(counted.getInt(1), counted.getLong(2));
            }
        }
        return deleted;
    }

    private int left(int file, Map<Integer, Long> deleted) {
        long rows = deleted.getOrDefault(file, 0L);
        return rows == 0 ? ALL : rows < files.get(file).rows() ? SOME : NONE;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

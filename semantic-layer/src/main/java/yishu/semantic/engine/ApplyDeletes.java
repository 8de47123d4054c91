package yishu.semantic.engine;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBConnection;

/**
 * Makes the table of the rows that are deleted at a snapshot. What was found for a file at a snapshot before is taken
 * over, so that only the deletes since are read.
 */
final class ApplyDeletes {
    private final TableName table;
    private final List<PlannedFile> files;
    private final List<String> untouched;
    private final Map<Integer, Set<PlannedDelete>> missing = new TreeMap<>();

    /** @param planned every data file of the snapshot */
    ApplyDeletes(TableName table, List<PlannedFile> planned) {
        this.table = table;
        this.files = planned.stream().filter(it -> !it.deletes().isEmpty()).toList();
        this.untouched = planned.stream()
                .filter(it -> it.deletes().isEmpty())
                .map(PlannedFile::path)
                .toList();
    }

    /**
     * Makes it.
     *
     * @param name of the table
     * @param connection of its own
     */
    LiveRows to(String name, LiveRows before, DuckDBConnection connection) throws SQLException {
        FoundRows found = new FoundRows(connection, files);
        found.takeOver(before, known(before));
        for (Map.Entry<Integer, Set<PlannedDelete>> entry : missing.entrySet()) {
            for (PlannedDelete delete : entry.getValue()) {
                if (delete.isVector()) {
                    found.add(entry.getKey(), delete.vector());
                }
            }
        }
        for (Map<Integer, Set<PlannedDelete>> alike : alike()) {
            new DeleteSearch(table, files, alike).addTo(found);
        }
        return found.settle(name, untouched);
    }

    /** Where files stood at the snapshot before, if they had no other deletes than now; those since are missing. */
    private Map<Integer, Integer> known(LiveRows before) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < before.files().size(); place++) {
            places.put(before.files().get(place).path(), place);
        }
        Map<Integer, Integer> known = new HashMap<>();
        for (int file = 0; file < files.size(); file++) {
            Set<PlannedDelete> deletes = new LinkedHashSet<>(files.get(file).deletes());
            Integer place = places.get(files.get(file).path());
            if (place != null && deletes.containsAll(before.files().get(place).deletes())) {
                before.files().get(place).deletes().forEach(deletes::remove);
                known.put(file, place);
            }
            missing.put(file, deletes);
        }
        return known;
    }

    /** The missing delete files, those together that tell rows by the same columns. */
    private Collection<Map<Integer, Set<PlannedDelete>>> alike() {
        Map<List<Integer>, Map<Integer, Set<PlannedDelete>>> alike = new LinkedHashMap<>();
        missing.forEach(
                (file, deletes) -> deletes.stream().filter(it -> !it.isVector()).forEach(it -> alike.computeIfAbsent(
                                ids(it), any -> new TreeMap<>())
                        .computeIfAbsent(file, any -> new LinkedHashSet<>())
                        .add(it)));
        return alike.values();
    }

    private static List<Integer> ids(PlannedDelete delete) {
        return delete.columns().stream().map(Types.NestedField::fieldId).toList();
    }
}

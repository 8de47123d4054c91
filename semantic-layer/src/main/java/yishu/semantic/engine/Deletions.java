package yishu.semantic.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The rows that other programs deleted without writing the data files anew, as tables of DuckDB's. A snapshot never
 * changes, so its table is made once; those longest unread go when there is no room for more.
 */
final class Deletions {
    private static final int SNAPSHOTS = 256;

    private final DuckDBConnection database;
    private final long room;
    private final Object making = new Object();
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long made;

    private record Key(TableName name, long snapshot) {}

    private static final class Kept {
        private final LiveRows rows;
        private int readers = 1;

        private Kept(LiveRows rows) {
            this.rows = rows;
        }
    }

    /** What one question reads; it is not let go before this is closed. */
    final class Reading implements AutoCloseable {
        private final List<Key> keys = new ArrayList<>();

        /** What is left of the files of a table. */
        LiveRows left(Pinned table, List<PlannedFile> files) {
            if (files.stream().allMatch(it -> it.deletes().isEmpty())) {
                return LiveRows.all(files);
            }
            Key key = new Key(table.name(), table.snapshot());
            try {
                LiveRows left = take(key, files);
                keys.add(key);
                return left;
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "Cannot read the deletes of table '" + table.name() + "': " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            keys.forEach(Deletions.this::release);
        }
    }

    /** @param room how many deleted rows may be kept */
    Deletions(DuckDBConnection database, long room) {
        this.database = database;
        this.room = room;
    }

    Reading reading() {
        return new Reading();
    }

    private LiveRows take(Key key, List<PlannedFile> files) throws SQLException {
        LiveRows known = find(key);
        if (known != null) {
            return known;
        }
        synchronized (making) {
            known = find(key);
            return known != null ? known : make(key, files);
        }
    }

    private synchronized @Nullable LiveRows find(@Nullable Key key) {
        Kept found = kept.get(key);
        if (found == null) {
            return null;
        }
        found.readers++;
        return found.rows;
    }

    private LiveRows make(Key key, List<PlannedFile> files) throws SQLException {
        Key newest = newest(key.name());
        LiveRows before = find(newest);
        try (Connection connection = database.duplicate()) {
            LiveRows rows = new ApplyDeletes(key.name(), files)
                    .to(
                            "deleted_" + made++,
                            before == null ? LiveRows.all(List.of()) : before,
                            connection.unwrap(DuckDBConnection.class));
            keep(key, rows);
            return rows;
        } finally {
            release(newest);
        }
    }

    private synchronized @Nullable Key newest(TableName name) {
        Key newest = null;
        for (Key key : kept.keySet()) {
            newest = key.name().equals(name) ? key : newest;
        }
        return newest;
    }

    private synchronized void keep(Key key, LiveRows rows) {
        kept.put(key, new Kept(rows));
        makeRoom();
    }

    private synchronized void release(@Nullable Key key) {
        Kept found = kept.get(key);
        if (found != null) {
            found.readers--;
            makeRoom();
        }
    }

    private void makeRoom() {
        long rows = kept.values().stream().mapToLong(it -> it.rows.deleted()).sum();
        Iterator<Kept> eldest = kept.values().iterator();
        while (kept.size() > 1 && (rows > room || kept.size() > SNAPSHOTS) && eldest.hasNext()) {
            Kept next = eldest.next();
            if (next.readers == 0) {
                eldest.remove();
                rows -= next.rows.deleted();
                drop(next.rows.table());
            }
        }
    }

    private void drop(String table) {
        try (Connection connection = database.duplicate();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE \"" + table + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot let go of deleted rows: " + e.getMessage(), e);
        }
    }
}

package yishu.content;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The locks of a warehouse, one for each table. Where the catalog is a PostgreSQL, it keeps them for all machines that
 * write to it; otherwise the operating system of the one machine does.
 */
@FunctionalInterface
public interface TableLocks {
    /** The lock of a table, not taken yet. */
    TableLock of(String table);

    /** The locks of the warehouse that the settings name. */
    static TableLocks of(Settings settings) {
        String uri = settings.catalogUri();
        if (!uri.startsWith("jdbc:postgresql:")) {
            return table -> new FileTableLock(settings.warehouse(), table);
        }
        String user = settings.text("catalog.user");
        return table -> new AdvisoryTableLock(uri, user, settings.text("catalog.password"), table);
    }

    /**
     * Waits until the table is free; says so after a second.
     *
     * @param progress where a person who waits can read it
     */
    default TableLock take(String table, Consumer<String> progress) {
        TableLock lock = of(table);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        boolean told = false;
        while (!lock.tryTake()) {
            if (!told && System.nanoTime() > patience) {
                progress.accept("waiting: somebody else is writing " + table);
                told = true;
            }
            pause(table);
        }
        return lock;
    }

    private static void pause(String table) {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot lock table '" + table + "': interrupted", e);
        }
    }
}

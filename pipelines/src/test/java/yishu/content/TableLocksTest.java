package yishu.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLocksTest {
    private final Path folder;

    TableLocksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTableIsOnePersonsAtATime() {
        assertOnePersonsAtATime(TableLocks.of(settings(Map.of())));
        assertThat(folder.resolve("warehouse/locks/core.a.lock")).exists();
    }

    @Test
    void postgresKeepsTheLocksOfItsCatalog() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            Map<String, String> catalog =
                    Map.of("catalog.uri", server.getJdbcUrl("postgres", "postgres"), "catalog.user", "postgres");
            assertOnePersonsAtATime(TableLocks.of(settings(catalog)));
            assertThat(folder.resolve("warehouse/locks")).doesNotExist();
            assertThatALockDiesWithItsProcess(catalog);
        }
    }

    @Test
    void aLockOfTheMachineDiesWithItsProcess() throws IOException {
        assertThatALockDiesWithItsProcess(Map.of());
    }

    @Test
    void saysWhichCatalogDoesNotAnswer() {
        Map<String, String> nobody = Map.of("catalog.uri", "jdbc:postgresql://127.0.0.1:1/none?password=geheim");
        assertThatThrownBy(() -> TableLocks.of(settings(nobody)).of("core.a"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot open catalog 'jdbc:postgresql://127.0.0.1:1/none': ")
                .hasMessageNotContaining("geheim");
    }

    private static void assertOnePersonsAtATime(TableLocks locks) {
        try (TableLock mine = locks.take("core.a", line -> {});
                TableLock yours = locks.of("core.a");
                TableLock another = locks.of("core.b")) {
            assertThat(mine).isNotNull();
            assertThat(yours.tryTake()).isFalse();
            assertThat(another.tryTake()).isTrue();
        }
        try (TableLock yours = locks.of("core.a")) {
            assertThat(yours.tryTake()).isTrue();
        }
    }

    /** A process of its own takes the lock, says so, and is killed. */
    private void assertThatALockDiesWithItsProcess(Map<String, String> catalog) throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        catalog.getOrDefault("catalog.uri", ""))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (TableLock lock = TableLocks.of(settings(catalog)).of("core.held")) {
            assertThat(holder.getInputStream().read()).isEqualTo('x');
            assertThat(lock.tryTake()).isFalse();
            holder.destroyForcibly();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!lock.tryTake()) {
                assertThat(System.nanoTime()).as("the lock is free in time").isLessThan(deadline);
                Thread.onSpinWait();
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    /** Holds a lock until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            Map<String, String> catalog = Map.of("catalog.uri", arguments[1], "catalog.user", "postgres");
            TableLocks.of(settings(Path.of(arguments[0]), catalog)).take("core.held", line -> {});
            System.out.write('x');
            System.out.flush();
            System.in.read();
        }
    }

    private Settings settings(Map<String, String> flags) {
        return settings(folder, flags);
    }

    private static Settings settings(Path home, Map<String, String> flags) {
        return Settings.read(home, Map.of(), flags);
    }
}

package yishu.semantic.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.engine.Warehouse;

/** Two programs that raise objections at once lose none, and give no number twice. */
class TwoProcessesTest {
    private static final int EACH = 6;

    private static Process start(Path folder, String user) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RaisingProcess.class.getName(),
                        folder.toString(),
                        user,
                        String.valueOf(EACH))
                .inheritIO()
                .start();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void takeTurns(@TempDir Path folder) throws Exception {
        try (TestWarehouse written = new TestWarehouse(folder)) {
            Process one = start(folder, "wang");
            Process other = start(folder, "li");
            assertThat(one.waitFor()).isZero();
            assertThat(other.waitFor()).isZero();
            try (Warehouse warehouse = Warehouse.open(written.settings());
                    Engine engine =
                            DuckDbEngine.over(warehouse, written.settings().zone())) {
                List<Objection> all = new Objections(
                                warehouse,
                                engine,
                                Clock.systemUTC(),
                                written.settings().zone())
                        .all();
                assertThat(all).hasSize(2 * EACH);
                assertThat(all).extracting(Objection::id).doesNotHaveDuplicates();
                assertThat(all).allMatch(it -> it.events().size() == 1);
                assertThat(all).filteredOn(it -> it.raisedBy().equals("li")).hasSize(EACH);
            }
        }
    }
}

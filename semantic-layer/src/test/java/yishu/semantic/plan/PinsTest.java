package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.engine.Warehouse;

/** At which snapshots the tables of one question are read. */
class PinsTest {
    private static final TableName NEWEST = TableName.parse("core.x");
    private static final TableName VINTAGES = TableName.parse("core.x_vintages");

    private TestWarehouse written;
    private Warehouse warehouse;
    private Table newest;

    @BeforeEach
    void publishOnce(@TempDir Path folder) {
        written = new TestWarehouse(folder.resolve("warehouse"));
        newest = publish(create("core.x"), "release-2026-03-01.1");
        publish(create("core.x_vintages"), "release-2026-03-01.1");
        warehouse = Warehouse.open(written.settings());
    }

    private Table create(String name) {
        return written.create(name, Map.of(), Types.NestedField.optional(1, "a", Types.IntegerType.get()));
    }

    private Table publish(Table table, String release) {
        written.append(table, "SELECT 1");
        written.release(table, release);
        return table;
    }

    @AfterEach
    void close() {
        warehouse.close();
        written.close();
    }

    /** A publish that has reached one table only is not seen in either. */
    @Test
    void aTableAndItsVintagesComeFromOneRelease() {
        publish(newest, "release-2026-03-01.2");
        Pins pins = Pins.of(List.of(VINTAGES, NEWEST), Optional.empty(), warehouse::pin);
        assertThat(pins.pinned()).extracting(Pinned::release).containsOnly("release-2026-03-01.1");
        assertThat(Pins.of(List.of(NEWEST), Optional.empty(), warehouse::pin).pinned())
                .extracting(Pinned::release)
                .containsExactly("release-2026-03-01.2");
    }

    @Test
    void asOfAMomentATableIsReadFromItsVintages() {
        Pins pins =
                Pins.of(List.of(NEWEST, VINTAGES), Optional.of(Instant.parse("2026-01-01T00:00:00Z")), warehouse::pin);
        assertThat(pins.pinned()).extracting(Pinned::name).containsExactly(VINTAGES);
        assertThat(pins.tables()).containsOnlyKeys(NEWEST, VINTAGES);
    }
}

package yishu.semantic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;

class WarehouseTest {
    private static final TableName NEWEST = TableName.parse("core.nbs_provinces");
    private static final TableName VINTAGES = TableName.parse("core.nbs_provinces_vintages");

    private TestWarehouse written;
    private Warehouse warehouse;
    private Table newest;
    private Table vintages;

    @BeforeEach
    void open(@TempDir Path folder) {
        written = new TestWarehouse(folder);
        newest = create(NEWEST);
        vintages = create(VINTAGES);
        warehouse = Warehouse.open(written.settings());
    }

    @AfterEach
    void close() {
        warehouse.close();
        written.close();
    }

    private Table create(TableName name) {
        return written.create(
                name.toString(),
                Map.of("yishu.grain", "region_code"),
                Types.NestedField.optional(1, "region_code", Types.StringType.get()));
    }

    private void publish(Table table, String release) {
        written.append(table, "SELECT '110000'");
        if (!release.isEmpty()) {
            written.release(table, release);
        }
    }

    private List<String> releases() {
        return warehouse.pin(List.of(VINTAGES, NEWEST)).stream()
                .map(Pinned::release)
                .toList();
    }

    @Test
    void listsEveryTable() {
        assertThat(warehouse.tables()).containsExactly(NEWEST, VINTAGES);
    }

    @Test
    void pinKnowsItsReleaseAndProperties() {
        publish(newest, "release-2026-03-01.1");
        Pinned pinned = warehouse.pin(NEWEST);
        assertThat(pinned.release()).isEqualTo("release-2026-03-01.1");
        assertThat(pinned.snapshot()).isEqualTo(newest.currentSnapshot().snapshotId());
        assertThat(pinned.properties()).containsEntry("yishu.grain", "region_code");
    }

    @Test
    void tableAndItsVintagesComeFromOneRelease() {
        publish(newest, "release-2026-03-01.9");
        publish(vintages, "release-2026-03-01.9");
        assertThat(releases()).containsOnly("release-2026-03-01.9");
        publish(newest, "release-2026-03-01.10");
        assertThat(releases())
                .as("the publish has not reached the vintages yet")
                .containsOnly("release-2026-03-01.9");
        publish(vintages, "release-2026-03-01.10");
        assertThat(releases()).as("10 follows 9").containsOnly("release-2026-03-01.10");
    }

    @Test
    void releaseThatIsOnlyPreparedIsNotShown() {
        publish(newest, "release-2026-03-01.1");
        publish(vintages, "release-2026-03-01.1");
        for (Table table : List.of(newest, vintages)) {
            table.newAppend()
                    .appendFile(written.write(table, "prepared.parquet", "SELECT '120000'"))
                    .stageOnly()
                    .commit();
            long staged = table.snapshots().iterator().next().snapshotId();
            for (var snapshot : table.snapshots()) {
                staged = snapshot.snapshotId() == table.currentSnapshot().snapshotId() ? staged : snapshot.snapshotId();
            }
            table.manageSnapshots().createTag("release-2026-04-01.1", staged).commit();
        }
        assertThat(releases()).containsOnly("release-2026-03-01.1");
    }

    @Test
    void withoutReleasesEachIsReadAsItIs() {
        publish(newest, "");
        assertThat(warehouse.pin(List.of(NEWEST, VINTAGES)))
                .extracting(Pinned::snapshot)
                .containsExactly(newest.currentSnapshot().snapshotId(), -1L);
    }

    @Test
    void findsOrDoesNot() {
        assertThat(warehouse.find(NEWEST)).map(Pinned::name).contains(NEWEST);
        assertThat(warehouse.find(TableName.parse("mart.nothing"))).isEmpty();
    }

    @Test
    void unknownTableIsToldWithTheNearest() {
        assertThatThrownBy(() -> warehouse.pin(TableName.parse("core.nbs_province")))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read table 'core.nbs_province': no such table; did you mean 'core.nbs_provinces'?");
    }
}

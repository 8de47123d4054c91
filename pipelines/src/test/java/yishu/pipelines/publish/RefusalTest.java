package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    private static final String STRICT = House.CONTRACT.replace("quality: []", """
            quality:
                  - name: stays within a half
                    type: custom
                    engine: yishu
                    severity: refuse
                    implementation:
                      change: {tolerance: 0.5}
            """);

    private final House house;

    RefusalTest(@TempDir Path folder) {
        this.house = new House(folder).contract(STRICT);
        house.drop("water_first_2024-05-01.csv", "地区,2022年", "北京市,100").ingest();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aRefusedLoadLeavesMainUntouchedAndIsToldOnce() {
        Map<String, List<String>> before = house.dump();
        Map<String, Long> snapshots = house.snapshots();
        house.drop("water_second_2025-05-01.csv", "地区,2022年", "北京市,200", "天津市,1");
        Ingest.Result result = house.ingest();

        assertThat(result.succeeded()).isFalse();
        assertThat(result.reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.REFUSED);
        for (String table : List.of("core.city_water", "core.city_water_vintages", "raw.city_water")) {
            assertThat(house.dump()).containsEntry(table, before.get(table));
            assertThat(house.snapshots()).containsEntry(table, snapshots.get(table));
        }
        assertThat(house.dump().get("ops.runs"))
                .hasSize(2)
                .anyMatch(row -> row.contains("outcome=refused") && row.contains("published=0, quarantined=1, read=2"));
        assertThat(house.dump().get("ops.quarantine"))
                .singleElement()
                .asString()
                .contains(
                        "reason=was 100 in the last release and is 200", "text=200", "property=value", "row_number=2");
        assertThat(house.branches()).isEmpty();
        assertThat(house.staged()).isEmpty();

        Map<String, List<String>> told = house.dump();
        house.ingest();
        assertThat(house.dump()).isEqualTo(told);
    }

    @Test
    void aRefusedFileIsPublishedWhenAnotherReleaseMakesItBelievable() {
        house.drop("water_third_2026-05-01.csv", "地区,2022年", "北京市,200").ingest();
        house.remove("water_third_2026-05-01.csv")
                .drop("water_second_2025-05-01.csv", "地区,2022年", "北京市,150")
                .ingest();
        house.drop("water_third_2026-05-01.csv", "地区,2022年", "北京市,200");

        assertThat(house.ingest().succeeded()).isTrue();
        assertThat(house.newest()).containsExactly("110000 2022 third 200.00");
        Map<String, Long> published = house.snapshots();
        house.ingest();
        assertThat(house.snapshots()).isEqualTo(published);
        assertThat(house.dump().get("ops.runs")).hasSize(4);
    }

    /** A definition under which an old file is refused changes nothing at all, not even what the other files gave. */
    @Test
    void aDefinitionThatRefusesAnOldFileChangesNothing() {
        house.drop("water_second_2025-05-01.csv", "地区,2022年", "北京市,120").ingest();
        Map<String, List<String>> before = house.dump();
        house.contract(STRICT.replace("tolerance: 0.5", "tolerance: 0.1"));
        Ingest.Result result = house.ingest();

        assertThat(result.succeeded()).isFalse();
        assertThat(house.dump())
                .containsEntry("core.city_water", before.get("core.city_water"))
                .containsEntry("core.city_water_vintages", before.get("core.city_water_vintages"));
        assertThat(house.branches()).isEmpty();
        assertThat(house.staged()).isEmpty();

        house.contract(STRICT);
        assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.UNCHANGED);
    }

    @Test
    void aFileOfAnotherShapeIsNamedAndNothingIsLoaded() {
        Map<String, List<String>> before = house.dump();
        house.drop("water_second_2025-05-01.csv", "地区,二零二二", "北京市,120");
        Ingest.Result result = house.ingest();

        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains(
                        "Cannot read file 'water_second_2025-05-01.csv': none of its columns is like", "source.yaml:1");
        assertThat(house.dump()).isEqualTo(before);
        assertThat(house.branches()).isEmpty();
    }
}

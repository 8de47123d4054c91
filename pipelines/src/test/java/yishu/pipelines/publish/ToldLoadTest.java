package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.pipelines.lineage.LoadRun;

class ToldLoadTest {
    private static final String CHECKED = House.CONTRACT.replace("quality: []", """
            quality:
                  - name: stays within a half
                    type: custom
                    engine: yishu
                    severity: quarantine
                    implementation:
                      change: {tolerance: 0.5}
            """);

    @Test
    void rowsThatACheckTookAwayAreNoneOfItsOutput(@TempDir Path folder) {
        try (House house = new House(folder).contract(CHECKED)) {
            house.drop("water_first_2024-05-01.csv", "地区,2022年", "北京市,100").ingest();
            house.drop("water_second_2025-05-01.csv", "地区,2022年", "北京市,200", "天津市,1");
            LoadReport report = house.ingest().reports().get(0);
            String vintages = "core.city_water_vintages";

            assertThat(report.files())
                    .containsExactly(new LoadReport.FileCount("water_second_2025-05-01.csv", 2, 1, 1));
            String load = new Publication(house.lake(), vintages).latestLoad().orElseThrow();
            LoadRun.Output told = ToldLoad.of(house.lake(), load).outputs().stream()
                    .filter(it -> it.name().equals(vintages))
                    .findAny()
                    .orElseThrow();
            assertThat(told.rows()).isEqualTo(1);
            assertThat(house.figures(
                            "(SELECT * FROM " + Lake.spark(vintages) + " VERSION AS OF " + told.snapshot() + ")"))
                    .containsExactly("110000 2022 first 100.00", "120000 2022 second 1.00");
        }
    }
}

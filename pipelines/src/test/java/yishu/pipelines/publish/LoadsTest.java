package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadsTest {
    private static final String FIRST = "water_first_2024-05-01.csv";

    private final House house;

    LoadsTest(@TempDir Path folder) {
        this.house = new House(folder);
    }

    @BeforeEach
    void dropOneFile() {
        house.drop(FIRST, "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aFreshLoadPublishesEveryCellUnderOneRelease() {
        Ingest.Result result = house.ingest();

        assertThat(result.succeeded()).isTrue();
        assertThat(house.newest())
                .containsExactly(
                        "110000 2022 first 1.50",
                        "110000 2023 first 2.50",
                        "120000 2022 first 3.00",
                        "120000 2023 first M")
                .isEqualTo(house.figures("core.city_water_vintages"));
        assertThat(result.reports().get(0).files()).containsExactly(new LoadReport.FileCount(FIRST, 4, 4, 0));
        assertThat(house.dump().get("raw.city_water"))
                .hasSize(3)
                .anyMatch(row -> row.startsWith("{cells=[天津市, 3, ]") && row.contains("row_number=3"));
        assertThat(house.branches()).isEmpty();
        assertThat(house.staged()).isEmpty();
        assertReleased(result.reports().get(0).release());
    }

    /** The tag is on what everybody sees, in both tables. */
    private void assertReleased(String release) {
        try (JdbcCatalog catalog = house.catalog()) {
            Dump.tables(catalog).forEach((name, table) -> {
                if (name.startsWith("core.")) {
                    assertThat(table.refs())
                            .as(name)
                            .extractingByKey(release)
                            .returns(true, SnapshotRef::isTag)
                            .returns(table.currentSnapshot().snapshotId(), SnapshotRef::snapshotId);
                    assertThat(table.currentSnapshot().summary()).containsEntry("yishu.release", release);
                }
            });
        }
    }

    @Test
    void theSameFilesChangeNothingUnderWhateverName() {
        house.ingest();
        Map<String, Long> before = house.snapshots();

        assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.UNCHANGED);
        house.remove(FIRST)
                .drop("water_other_2025-01-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,")
                .ingest();

        assertThat(house.snapshots()).isEqualTo(before);
        assertThat(house.said)
                .contains("city/water: water_other_2025-01-01.csv is " + FIRST + ", which is loaded already");
    }

    @Test
    void aFileThatIsRemovedFromTheDropsStays() {
        house.ingest();
        house.remove(FIRST)
                .drop("water_second_2025-05-01.csv", "地区,2022年", "河北省,7")
                .ingest();

        assertThat(house.newest()).hasSize(5).contains("110000 2022 first 1.50", "130000 2022 second 7.00");
    }

    @Test
    void twinsAmongTheDropsAreOneFile() {
        house.drop("water_first_2024-05-02.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,");

        assertThat(house.ingest().reports().get(0).files()).hasSize(1);
        assertThat(house.said).contains("city/water: water_first_2024-05-02.csv is the same file as " + FIRST);
    }

    @Test
    void aCorrectedFileOfTheSameEditionReplacesItsKeysAndKeepsTheOthers() {
        house.ingest();
        house.drop("water_first_2024-05-01 (1).csv", "地区,2022年,2023年", "北京市,1.4,2.5")
                .ingest();

        assertThat(house.figures("core.city_water_vintages"))
                .containsExactly(
                        "110000 2022 first 1.40",
                        "110000 2023 first 2.50",
                        "120000 2022 first 3.00",
                        "120000 2023 first M");
    }

    /** All begin on the same day, and none of them is another. */
    @Test
    void aMonthItsQuarterItsYearAndRunningTotalsAreFiguresOfTheirOwn() {
        String columns = "地区,2024年1月,2024年1-2月,2024年1-3月累计,2024年一季度,2024年";
        house.remove(FIRST)
                .source(House.SOURCE.replace("})年$", "}年.*)$"))
                .drop(FIRST, columns, "北京市,1,2,3,3,12")
                .ingest();
        house.drop("water_second_2025-05-01.csv", columns, "北京市,,2.5,,3.5,").ingest();

        assertThat(house.newest())
                .containsExactly(
                        "110000 2024 first 12.00",
                        "110000 2024-01 first 1.00",
                        "110000 2024-01-01/P2M second 2.50",
                        "110000 2024-01-01/P3M first 3.00",
                        "110000 2024-Q1 second 3.50");
    }

    /** The blank of an old export that arrives late must not hide what a newer one knows. */
    @Test
    void aBlankNeverReplacesAFigureOfItsEdition() {
        house.ingest();
        Ingest.Result late = house.drop("water_first_2024-04-01.csv", "地区,2022年,2023年", "北京市,,2.5", "天津市,,9")
                .ingest();

        assertThat(house.newest())
                .containsExactly(
                        "110000 2022 first 1.50",
                        "110000 2023 first 2.50",
                        "120000 2022 first 3.00",
                        "120000 2023 first 9.00");
        assertThat(late.reports().get(0).files())
                .containsExactly(new LoadReport.FileCount("water_first_2024-04-01.csv", 4, 2, 2));
        assertThat(house.dump().get("ops.quarantine"))
                .hasSize(2)
                .allMatch(row -> row.contains("reason=is blank where an earlier file has a figure"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    upsert         | 110000 2022 first 9.00; 110000 2023 first 2.50; 120000 2022 first 3.00; 120000 2023 first M
                    replace_period | 110000 2022 first 9.00; 110000 2023 first 2.50; 120000 2023 first M
                    full           | 110000 2022 first 9.00
                    """)
    void aLoadMeetsWhatIsThereAsTheContractSays(String mode, String expected) {
        house.contract(House.CONTRACT.replace("upsert", mode)).ingest();
        house.drop("water_first_2024-06-01.csv", "地区,2022年", "北京市,9").ingest();

        assertThat(String.join("; ", house.figures("core.city_water_vintages"))).isEqualTo(expected);
    }

    @Test
    void aLoadThatAppendsRefusesAKeyThatIsThere() {
        house.contract(House.CONTRACT.replace("upsert", "append")).ingest();
        Map<String, List<String>> before = house.dump();
        Ingest.Result refused = house.drop("water_first_2024-06-01.csv", "地区,2022年", "北京市,9", "河北省,1")
                .ingest();

        assertThat(refused.succeeded()).isFalse();
        assertThat(house.dump())
                .containsEntry("core.city_water", before.get("core.city_water"))
                .containsEntry("core.city_water_vintages", before.get("core.city_water_vintages"));
        assertThat(house.dump().get("ops.checks"))
                .anyMatch(row -> row.contains("check_name=new keys only") && row.contains("failed_rows=1"));

        house.remove("water_first_2024-06-01.csv").drop("water_second_2024-06-01.csv", "地区,2022年", "北京市,9", "河北省,1");
        assertThat(house.ingest().succeeded()).isTrue();
        assertThat(house.newest()).contains("110000 2022 second 9.00", "130000 2022 second 1.00");
    }
}

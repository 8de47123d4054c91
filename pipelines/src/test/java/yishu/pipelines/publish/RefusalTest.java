package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private final Path folder;
    private final House house;

    RefusalTest(@TempDir Path folder) {
        this.folder = folder;
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

    /** None of these reaches Spark: each is turned away with one sentence. */
    @Test
    void aFileThatHoldsNothingOrMustNotBeHereIsTurnedAway() throws IOException {
        house.ingest();
        Map<String, List<String>> before = house.dump();
        Path outside = Files.writeString(folder.resolve("outside.csv"), "地区,2022年\n天津市,1\n");
        Path link = folder.resolve("drops/city/water_link_2025-05-01.csv");

        assertTurnedAway("water_empty_2025-05-01.csv", "", "it holds no text");
        assertTurnedAway("water_empty_2025-05-01.csv", "地区,2022年\n", "no row stands below its header, 地区, 2022年");
        assertTurnedAway("water_secret_2025-05-01.csv", "机密★10年\n地区,2022年\n北京市,1\n", "it is marked 机密");
        Files.createSymbolicLink(link, outside);
        assertThatThrownBy(house::ingest)
                .hasMessageContaining("water_link_2025-05-01.csv': it is a link that leads out");
        Files.delete(link);

        assertThat(house.dump()).isEqualTo(before);
        try (Stream<Path> landed = Files.list(house.warehouse().resolve("landing"))) {
            assertThat(landed.map(RefusalTest::text)).noneMatch(text -> text.contains("机密"));
        }
    }

    private void assertTurnedAway(String name, String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("drops/city").resolve(name), text);
        assertThat(house.ingest().failures()).singleElement().asString().contains(reason, name);
        Files.delete(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file tells of a time after it was published is a plan, and this table promises none. */
    @Test
    void aFigureOfTheFutureIsKeptAside() {
        Ingest.Result result = house.drop("water_second_2022-05-01.csv", "地区,2021年,2023年", "北京市,1,2")
                .ingest();

        assertThat(result.reports().get(0).files())
                .containsExactly(new LoadReport.FileCount("water_second_2022-05-01.csv", 2, 1, 1));
        assertThat(result.reports().get(0).reasons())
                .singleElement()
                .asString()
                .contains("it is about 2023, which began after it was published on 2022-05-01");
    }
}

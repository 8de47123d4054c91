package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mending the contract, the source or a code list gives what a new warehouse would give, and so does mending it back. */
class DefinitionTest {
    private static final String WITH_SERIES = House.CONTRACT.replace(
            "      - name: value\n", "      - name: series\n        logicalType: string\n      - name: value\n");

    private final Path folder;
    private final House house;

    DefinitionTest(@TempDir Path folder) {
        this.folder = folder;
        this.house = new House(folder.resolve("mended"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Two loads of one edition, of which the second takes a key from the first. */
    private static void load(House house) {
        house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.55,2.5", "天津市,3,4", "冀,5,6")
                .ingest();
        house.drop("water_first_2024-06-01.csv", "地区,2022年", "北京市,-1.75").ingest();
    }

    private static Map<String, Consumer<House>> mendings() {
        Map<String, Consumer<House>> mendings = new LinkedHashMap<>();
        mendings.put(
                "a code list",
                it -> it.codelist("region", House.REGIONS.replace("河北省,province,,1949,,,", "河北省,province,,1949,,,冀")));
        mendings.put(
                "a check",
                it -> it.contract(House.CONTRACT.replace(
                        "logicalType: number\n", "logicalType: number\n        logicalTypeOptions: {minimum: 0}\n")));
        mendings.put("the load mode", it -> it.contract(House.CONTRACT.replace("upsert", "replace_period")));
        mendings.put("the grain, finer", it -> it.contract(
                        WITH_SERIES.replace("[region_code, period]", "[region_code, period, series]"))
                .source(House.SOURCE + "  series: file\n"));
        mendings.put("the grain, coarser again, and the unit", it -> it.contract(WITH_SERIES)
                .source(House.SOURCE.replace("value: value", "value: {from: value, unit: 万元}") + "  series: file\n"));
        return mendings;
    }

    @Test
    void mendedAndLoadedAgainIsLikeLoadedAnew() {
        load(house);
        Map<String, List<String>> original = house.dump();
        mendings().forEach((name, mending) -> {
            Map<String, List<String>> before = house.dump();
            mending.accept(house);
            Ingest.Result again = house.ingest();
            assertThat(again.failures()).as(name).isEmpty();
            assertThat(again.reports())
                    .as(name)
                    .hasSize(2)
                    .allMatch(it -> it.outcome() == LoadReport.Outcome.PUBLISHED);
            assertThat(again.reports().stream().map(LoadReport::release).distinct())
                    .as("one release for " + name)
                    .hasSize(1);
            try (House anew = new House(folder.resolve(name))) {
                mending.accept(anew.codelist("region", house.codelist("region")));
                load(anew);
                assertLike(name, anew.dump(), before, house.dump());
            }
        });
        house.contract(House.CONTRACT)
                .source(House.SOURCE)
                .codelist("region", House.REGIONS)
                .ingest();
        assertThat(data(house.dump())).as("as it was").isEqualTo(data(original));
        assertThat(house.branches()).isEmpty();
        assertThat(house.staged()).isEmpty();
    }

    /** The tables are as in a new warehouse; {@code ops} has grown by what it would tell there. */
    private static void assertLike(
            String name,
            Map<String, List<String>> anew,
            Map<String, List<String>> before,
            Map<String, List<String>> after) {
        assertThat(data(after)).as(name).isEqualTo(data(anew)).isNotEqualTo(data(before));
        anew.keySet().stream().filter(it -> it.startsWith("ops.")).forEach(table -> {
            List<String> grown = new java.util.ArrayList<>(after.getOrDefault(table, List.of()));
            before.getOrDefault(table, List.of()).forEach(grown::remove);
            assertThat(grown).as(name + " in " + table).isEqualTo(anew.get(table));
        });
    }

    private static Map<String, List<String>> data(Map<String, List<String>> dump) {
        Map<String, List<String>> data = new LinkedHashMap<>(dump);
        data.keySet().removeIf(name -> name.startsWith("ops."));
        return data;
    }

    @Test
    void aColumnThatIsPromisedNoLongerStaysEmpty() {
        house.contract(WITH_SERIES)
                .source(House.SOURCE + "  series: file\n")
                .drop("water_first_2024-05-01.csv", "地区,2022年", "北京市,1.55")
                .ingest();
        assertThat(house.dump().get("core.city_water"))
                .singleElement()
                .asString()
                .contains("series=water_first_2024-05-01.csv", "value=1.55");

        house.contract(House.CONTRACT).source(House.SOURCE);
        assertThat(house.ingest().failures()).isEmpty();
        assertThat(house.dump().get("core.city_water"))
                .singleElement()
                .asString()
                .contains("value=1.55")
                .doesNotContain("series");
    }

    /** What one release called a number with two decimals cannot silently become one with none. */
    @Test
    void aColumnThatChangesItsTypeIsRefused() {
        house.drop("water_first_2024-05-01.csv", "地区,2022年", "北京市,1.55").ingest();
        Map<String, List<String>> before = house.dump();
        Ingest.Result result = house.contract(
                        House.CONTRACT.replace("{property: scale, value: 2}", "{property: scale, value: 0}"))
                .ingest();

        assertThat(result.failures()).singleElement().asString().contains("'value'", "decimal(38,2)", "decimal(38,0)");
        assertThat(house.dump()).isEqualTo(before);
    }

    @Test
    void aFileThatNoDocumentDescribesAnyMoreStays() {
        house.drop("water_first_2024-05-01.csv", "地区,2022年", "北京市,1.55").ingest();
        house.source(House.SOURCE.replace("water*.csv", "rain*.csv"))
                .drop("rain_first_2024-05-01.csv", "地区,2022年", "天津市,2")
                .ingest();

        assertThat(house.newest()).containsExactly("110000 2022 first 1.55", "120000 2022 first 2.00");
        assertThat(house.said)
                .contains(
                        "city/water: water_first_2024-05-01.csv stays as it was loaded; source.yaml describes it no longer");
    }
}

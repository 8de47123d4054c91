package yishu.semantic.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problems;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.format.ValueText;

class OverlapTest {
    private static final BigDecimal LEAST = new BigDecimal("0.8");

    private static List<String> lines(Listing listing, int... columns) {
        return listing.answer().rows().values().stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int column : columns) {
                        line.append(line.length() == 0 ? "" : " | ").append(ValueText.of(row.get(column)));
                    }
                    return line.toString();
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"常住人口, 常住人口, 1", "常住人口, 年末常住人口, 0.75", "gdp, 常住人口, 0", "甲, 甲, 1", "人口（人）, 人口人, 1"})
    void measuresHowAlikeNamesAre(String one, String other, double alike) {
        assertThat(Likeness.dice(one, other)).isEqualTo(alike);
        assertThat(Likeness.dice(other, one)).isEqualTo(alike);
    }

    /** The police and the statisticians count residents; somebody counts them in households, and another the dead. */
    @Test
    void findsAPlantedPairFromContractsAlone(@TempDir Path folder) {
        Datasets datasets = new Contracts(folder)
                .dataset("police/residents", "常住人口数", "PERSON", "")
                .dataset("statistics/population", "常住人口", "PERSON", "")
                .dataset("civil/households", "常住人口", "HOUSEHOLD", "")
                .dataset("civil/deaths", "死亡人口", "PERSON", "")
                .read();
        Listing listing = Overlap.of(datasets, Optional.empty(), Optional.empty(), LEAST);
        assertThat(lines(listing, 1, 2, 3, 4, 6))
                .containsExactly(
                        "police/residents value | statistics/population value | police, statistics | alike | ");
        assertThat(lines(listing, 9)).singleElement().asString().contains("same unit PERSON", "names 86 % alike");
        assertThat(listing.answer().notes())
                .contains("'alike' is a hint for a person to look at, and certain of nothing");
    }

    private static void facts(TestWarehouse written, String name, String rows) {
        written.append(
                written.create(
                        name,
                        Map.of(),
                        Types.NestedField.optional(1, "region_code", Types.StringType.get()),
                        Types.NestedField.optional(2, "time_period", Types.StringType.get()),
                        Types.NestedField.optional(3, "value", Types.DecimalType.of(38, 8))),
                rows);
    }

    /** Of four common values three are equal to a thousandth; the second has a fifth of its own. */
    @Test
    void comparesWhatIsLoaded(@TempDir Path folder, @TempDir Path content) {
        Datasets datasets = new Contracts(content)
                .dataset("police/residents", "常住人口", "PERSON", "")
                .dataset("statistics/population", "常住人口", "PERSON", "")
                .read();
        try (TestWarehouse written = new TestWarehouse(folder)) {
            facts(
                    written,
                    "core.police_residents",
                    "VALUES ('01', '2023', 100), ('01', '2024', 110), ('02', '2023', 50), ('02', '2024', 60)");
            facts(
                    written,
                    "core.statistics_population",
                    "VALUES ('01', '2023', 100), ('01', '2024-01-01/P12M', 110.1), ('02', '2023', 50), ('02', '2024', 66),"
                            + " ('03', '2024', 5)");
            try (Warehouse warehouse = Warehouse.open(written.settings());
                    Engine engine = DuckDbEngine.over(warehouse, ZoneId.of("Asia/Shanghai"))) {
                Listing listing = Overlap.of(datasets, Optional.of(warehouse), Optional.of(engine), LEAST);
                assertThat(lines(listing, 1, 2, 6, 7, 8))
                        .containsExactly(
                                "statistics/population value | police/residents value | 4 | 0.75 | their values"
                                        + " differ, so they may be two items; if not, settle which of the two counts");
            }
        }
    }

    /** What the contracts of this house declare. */
    @Test
    void findsWhatTheContractsOfThisHouseDeclare() {
        Path pipelines = Path.of(System.getProperty("yishu.root"), "pipelines");
        Datasets datasets =
                Datasets.read(pipelines.resolve("datasets"), pipelines.resolve("codelists"), new Problems());
        assertThat(lines(Overlap.of(datasets, Optional.empty(), Optional.empty(), LEAST), 0, 1, 2, 4))
                .contains(
                        "county_gdp by year | statistics/gdp gdp | statistics/accounts value where indicator=gdp | declared",
                        "county_electricity by month | grid/electricity electricity where indicator=electricity |"
                                + " statistics/bulletins value where indicator=electricity | declared");
        assertThat(lines(AuthorityListing.of(datasets), 0, 1, 2, 4, 6))
                .contains(
                        "county_gdp | 县区地区生产总值 | A | statistics/gdp | statistics/accounts",
                        "county_gdp | 县区地区生产总值 | Q | statistics/accounts | ",
                        "county_electricity | 县区全社会用电量 | M | grid/electricity | statistics/bulletins");
    }
}

package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.TableRows;

class RowNormalizerTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: bureau/figures
            version: 1.0.0
            status: active
            schema:
              - name: bureau_figures
                properties:
                  - {name: place, logicalType: string, required: true}
                  - name: period
                    logicalType: date
                    required: true
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - {name: gdp, logicalType: number, customProperties: [{property: scale, value: 8}]}
                  - {name: people, logicalType: number}
            customProperties:
              - {property: grain, value: [place, period]}
              - {property: published, value: [{at: 2025-01-01}]}
              - {property: load, value: upsert}
              - {property: classification, value: public}
            """;
    private static final String LONG = """
            files: "*.csv"
            format: csv
            unpivot: {columns: "^(\\\\d{4}年)$", into: period}
            map: {place: 地区, period: period, gdp: {from: value, unit: 元}}
            """;
    private static final String WIDE = """
            files: "*.csv"
            format: csv
            map: {place: 地区, period: 年份, gdp: {from: 产值, unit: 亿元}, people: {from: 人口, unit: 万人}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "北京市,1,2 ! 1 2",
                "北京市,1, ! 1 null",
                "北京市,1,2,, ! 1 2",
                "北京市,1 ! 1 'its row ends after 2 of 3 cells; a blank cell has a delimiter of its own'",
                "北京市,1,234.5,2 ! 'its row has 4 cells under 3 columns; put a number with commas between quotes' "
                        + "'its row has 4 cells under 3 columns; put a number with commas between quotes'",
            })
    void aRowHasACellUnderEachColumn(String row, String told) {
        assertThat(told(LONG, "", "地区,2024年,2023年", row)).isEqualTo(told);
    }

    @Test
    void aRowOfAWorkbookMayBeShort() {
        assertThat(told(LONG, "表1", "地区,2024年,2023年", "北京市,1")).isEqualTo("1 null");
    }

    @Test
    void aWideRowThatEndsBeforeAMappedCellIsSetAside() {
        assertThat(told(WIDE, "", "地区,年份,产值,人口,备注", "北京市,2024,1,2")).isEqualTo("100000000");
        assertThat(told(WIDE, "", "地区,年份,产值,人口", "北京市,2024,1"))
                .isEqualTo("'its row ends after 3 of 4 cells; a blank cell has a delimiter of its own'");
    }

    @Test
    void aFixedWidthRowHasAllItsFields() {
        String source = WIDE.replace("format: csv", "format: fixed-width\nfields: {地区: 8, 年份: 6, 产值: 5, 人口: 5}");
        assertThat(told(source, "", "地区,年份,产值,人口", "北京市,2024,1,2")).isEqualTo("100000000");
        assertThat(told(source, "", "地区,年份,产值,人口", "北京市  2024"))
                .isEqualTo("'its line is shorter or longer than its fields, which have 24 bytes together'");
    }

    @Test
    void aYearInFullWidthDigitsIsAYear() {
        assertThat(outcomes(LONG, "", "地区,２０２４年", "北京市,1"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Fact.class,
                        fact -> assertThat(fact.period()).map(Period::year).contains(2024));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,2', A",
        "'1,', A",
        "',2', A",
        "',', M",
        "'1p,', P",
    })
    void onlyARowWithoutAnyFigureIsMissing(String figures, ObservationStatus status) {
        assertThat(outcomes(WIDE, "", "地区,年份,产值,人口", "北京市,2024," + figures))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Fact.class, fact -> assertThat(fact.status()).isEqualTo(status));
    }

    @Test
    void aFigureThatTheWarehouseCannotHoldIsSetAside() {
        String nines = "9".repeat(31);
        assertThat(told(LONG, "", "地区,2024年", "北京市," + nines.substring(1))).isEqualTo(nines.substring(1));
        assertThat(told(LONG, "", "地区,2024年", "北京市," + nines))
                .isEqualTo("''" + nines + "' has more than 30 digits before its point in its base unit'");
    }

    @Test
    void aPeriodThatCannotBeReadIsToldOnce() {
        assertThat(told(WIDE, "", "地区,年份,产值,人口", "北京市,合计,1,2"))
                .isEqualTo("'Cannot read period '合计': it is written like none'");
    }

    @Test
    void aUnitMayStandInTheHeader() {
        String source = """
                files: "*.csv"
                format: csv
                unpivot: {columns: "^(.+[(_].+)$", into: column}
                map:
                  place: {from: column, extract: "^(.+?)[(_](?<unit>[^()_]+)\\\\)?$"}
                  period: 年份
                  gdp: {from: value, unit: "{place.unit}"}
                """;
        assertThat(told(source, "", "年份,GDP(亿元),人口_万人,指数(上年=100)", "2024,1,2,103.5"))
                .isEqualTo("100000000 20000 103.5");
    }

    @Test
    void aListedColumnIsNotLeftOutInSilence() {
        String source = """
                files: "*.csv"
                format: csv
                unpivot: {into: series, columns: {GDP_亿元: {unit: 亿元}, 人口_万人: {unit: 万人}}}
                map: {place: 地区, period: 年份, gdp: {from: value, unit: "{unit}"}}
                """;
        assertThatThrownBy(() -> outcomes(source, "", "地区,年份,GDP(亿元),人口_万人", "北京市,2024,1,2"))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read table: it has no column 'GDP_亿元'; did you mean 'GDP(亿元)'?; "
                        + "its columns are 地区, 年份, GDP(亿元), 人口_万人");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "序号,地区,2024年,2023年(初步),2022年,备注 ! 2023年(初步) 备注",
                "地区,2024年,,2023年 ! ''",
                "地区,2024年,2024年 ! 2024年 (2)",
            })
    void aColumnThatNothingReadsIsTold(String header, String unread) {
        Dataset dataset = dataset(LONG);
        assertThat(normalizer(dataset).unread(outline(dataset, rows("", header)).get(0)))
                .isEqualTo(unread.isEmpty() ? List.of() : List.of(unread.split(" (?!\\()", -1)));
    }

    /** As an instant of a Parquet is told; in the normalizer's zone it is the next day already. */
    @Test
    void anInstantIsOfItsDayInTheZone() {
        assertThat(outcomes(WIDE, "", "地区,年份,产值,人口", "北京市,2024-12-31T16:30:00Z,1,2"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Fact.class, fact -> assertThat(fact.period()).hasToString("Optional[2025-01-01]"));
    }

    /** The contract names the place first, the source the period, in which the place stands. */
    @Test
    void aMappingMayUseWhatOneAboveItExtracts() {
        String source = """
                files: "*.csv"
                format: csv
                map:
                  period: {from: 期, extract: "^(\\\\d{4}年)(?<where>.+)$"}
                  place: {constant: "{period.where}", extract: "^(.+)市$"}
                  gdp: {from: 产值, unit: 元}
                """;
        assertThat(told(source, "", "期,产值", "2024年北京市,5")).isEqualTo("5");
        assertThat(normalizer(dataset(source)).extracted()).containsExactly("period.where");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "地区,年份,产值（亿元）,人口 ! 亿元 ! ''",
                "地区,年份,产值（万元）,人口 ! 亿元 ! its column '产值（万元）' says another unit than '亿元'",
                "地区,年份,产值_万元,人口 ! 亿元 ! its column '产值_万元' says another unit than '亿元'",
                "地区,年份,增长%,人口 ! 元 ! its column '增长%' says another unit than '元'",
                "地区,年份,增减(%),人口 ! 百分点 ! ''",
                "地区,年份,产值(吨),人口 ! 万元 ! its column '产值(吨)' says another unit than '万元'",
                "地区,年份,产量(年),人口 ! 吨 ! ''",
                "地区,年份,人数(个),人口 ! 人 ! ''",
                "地区,年份,fee_year,人口 ! 元 ! ''",
            })
    void whatAHeaderSaysOfItsUnitIsNotContradicted(String header, String unit, String told) {
        String figure = header.split(",", -1)[2];
        Dataset dataset =
                dataset(WIDE.replace("{from: 产值, unit: 亿元}", "{from: \"" + figure + "\", unit: \"" + unit + "\"}"));
        assertThat(contradiction(dataset, header)).startsWith(told).matches(it -> it.isEmpty() == told.isEmpty());
    }

    /** The unit above a table is a word for all of it, but its columns may say otherwise. */
    @Test
    void aUnitAboveTheTableIsComparedAsWell() {
        String source = LONG.replace("unit: 元", "unit: \"{context.unit}\"")
                .replace("(\\\\d{4}年)$", "(\\\\d{4}年).*$")
                .replace("format: csv", "format: csv\ntable: {skip_until: \"^地区\"}\ncontext: {unit: \"单位：(.+)\"}");
        assertThat(contradiction(dataset(source), "单位：万元", "地区,2023年（万元）,2024年（亿元）"))
                .startsWith("its column '2024年（亿元）' says another unit than '万元'");
    }

    @Test
    void thePowerOfTenOfAnSdmxIsNotPassedOver() {
        String source = """
                files: "*.csv"
                format: sdmx
                map: {place: AREA, period: TIME_PERIOD, gdp: {from: OBS_VALUE, unit: "{UNIT_MEASURE}"}}
                """;
        String header = "AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT";
        assertThat(contradiction(dataset(source), header)).startsWith("its UNIT_MULT says by which power of ten");
        String scaled = source.replace("{UNIT_MEASURE}", "10^{UNIT_MULT} {UNIT_MEASURE}");
        assertThat(contradiction(dataset(scaled), header)).isEmpty();
        assertThat(told(scaled, "", header, "北京市,2024,512.35,CNY,8")).isEqualTo("51235000000");
        assertThat(told(scaled, "", header, "北京市,2024,512.35,CNY,")).isEqualTo("512.35");
        assertThat(told(scaled, "", header, "北京市,2024,512.35,CNY,-2")).isEqualTo("5.1235");
    }

    /** Why a source does not go with what a table says of its units; blank if it does. */
    private static String contradiction(Dataset dataset, String... lines) {
        try {
            normalizer(dataset)
                    .agree(outline(dataset, rows("", lines)).get(0), (reason, line) -> new InputException(reason));
            return "";
        } catch (InputException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    /** The first figure of each outcome, or in quotes why there is none. */
    private static String told(String source, String sheet, String header, String row) {
        return outcomes(source, sheet, header, row).stream()
                .map(outcome -> outcome instanceof Outcome.Fact fact
                        ? String.valueOf(fact.values().get(2))
                        : "'" + ((Outcome.Rejected) outcome).reason() + "'")
                .collect(Collectors.joining(" "));
    }

    private static List<Outcome> outcomes(String source, String sheet, String... lines) {
        Dataset dataset = dataset(source);
        List<Row> rows = rows(sheet, lines);
        return normalizer(dataset)
                .of("f.csv")
                .normalize(TableRows.of(
                                rows.iterator(),
                                outline(dataset, rows),
                                dataset.sources().get(0).layout())
                        .next());
    }

    private static Dataset dataset(String source) {
        Problems problems = new Problems();
        Dataset dataset = new Recipe("bureau", "figures", "figures", CONTRACT, source).dataset(problems);
        assertThat(problems.all()).isEmpty();
        return dataset;
    }

    private static RowNormalizer normalizer(Dataset dataset) {
        return new RowNormalizer(dataset.contract(), dataset.sources().get(0), Map.of(), ZoneId.of("Asia/Shanghai"));
    }

    private static List<Row> rows(String sheet, String... lines) {
        return IntStream.range(0, lines.length)
                .mapToObj(line -> new Row(sheet, line + 1, List.of(lines[line].split(",", -1))))
                .toList();
    }

    private static List<Block> outline(Dataset dataset, List<Row> rows) {
        return Outline.of(rows.iterator(), dataset.sources().get(0).layout(), "f.csv");
    }
}

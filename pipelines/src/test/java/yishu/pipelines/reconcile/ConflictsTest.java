package yishu.pipelines.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.pipelines.check.TinyTable;
import yishu.pipelines.contract.Register;

class ConflictsTest {
    private static final TinyTable TABLE = TinyTable.with("");
    private static final Register REGISTER = Register.of(List.of());
    private static final String FIRST = "region_code=110000 period=2024-01-01 ";

    private static List<String> found(Map<Conflicts.Source, Dataset<Row>> vintages) {
        return Conflicts.find(vintages).stream()
                .flatMap(it -> it
                        .orderBy("figure", "region", "time_period", "edition_a", "sources_a", "edition_b")
                        .selectExpr("concat_ws(' | ', kind, sources_a, edition_a, double(value_a), sources_b,"
                                + " edition_b, double(value_b), time_period)")
                        .collectAsList()
                        .stream())
                .map(row -> row.getString(0))
                .toList();
    }

    private static List<String> found(String... lines) {
        return found(Map.of(new Conflicts.Source("city/water", TABLE.contract(), REGISTER), TABLE.rows(lines)));
    }

    @Test
    void listsTwoEditionsThatDifferAsARevisionTheNewerFirst() {
        assertThat(found(
                        FIRST + "value=10",
                        FIRST + "value=12 edition=second published_at=2025-06-01T00:00:00Z",
                        FIRST + "value=13 edition=old published_at=2024-06-01T00:00:00Z"))
                .containsExactly(
                        "revision | city/water: yearbook | first | 10.0 | city/water: yearbook | old | 13.0 | 2024",
                        "revision | city/water: yearbook | second | 12.0 | city/water: yearbook | first | 10.0 | 2024",
                        "revision | city/water: yearbook | second | 12.0 | city/water: yearbook | old | 13.0 | 2024");
    }

    @Test
    void listsTwoSourcesOfOneEditionThatDifferAsAConflict() {
        assertThat(found(FIRST + "value=10", FIRST + "value=12 series=survey"))
                .containsExactly(
                        "conflict | city/water: survey | first | 12.0 | city/water: yearbook | first | 10.0 | 2024");
    }

    @Test
    void settlesRivalSourcesByTheOrderOfTheContract() {
        Dataset<Row> rows = TABLE.rows(
                FIRST + "value=10 series=other", FIRST + "value=12 series=survey", FIRST + "value=14 series=yearbook");
        assertThat(Conflicts.find(Map.of(new Conflicts.Source("city/water", TABLE.contract(), REGISTER), rows))
                        .orElseThrow()
                        .selectExpr("double(settled_value) || ' ' || settled_by")
                        .collectAsList())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.getString(0)).isEqualTo("14.0 city/water: yearbook"));
    }

    @Test
    void countsSourcesThatSayTheSameAsOne() {
        assertThat(found(FIRST + "value=10", FIRST + "value=10.0 series=census", FIRST + "value=12 series=survey"))
                .containsExactly(
                        "conflict | city/water: census, city/water: yearbook | first | 10.0 | city/water: survey | first | 12.0 | 2024");
        assertThat(found(FIRST + "value=10", FIRST + "value=10 series=census")).isEmpty();
    }

    @Test
    void listsEditionsOfOneDayOnce() {
        assertThat(found(FIRST + "value=10", FIRST + "value=12 edition=second"))
                .containsExactly(
                        "revision | city/water: yearbook | first | 10.0 | city/water: yearbook | second | 12.0 | 2024");
    }

    @ParameterizedTest
    @CsvSource({
        "19.36, 19.4, rounding",
        "138.73, 139, rounding",
        "19.34, 19.4, conflict",
        "138.4, 139, conflict",
        "1936000000, 1940000000, rounding",
        "1930000000, 1940000000, conflict",
        "0.0000012, 0.00000123, rounding",
        "0.0000012, 0.00000129, conflict",
        "-19.36, -19.4, rounding",
        "0.0000000000000001, 5, conflict",
        "0, 0.04, rounding"
    })
    void tellsARoundedValueFromAnotherOne(String one, String other, String kind) {
        assertThat(found(FIRST + "value=" + one, FIRST + "series=survey value=" + other))
                .singleElement()
                .asString()
                .startsWith(kind + " | ");
    }

    /** A value of one digit stands for two: 2 is 2.0, and 1.9 is no way of writing it. */
    @ParameterizedTest
    @CsvSource({"2, 1.96, true", "2, 1.9, false", "20, 19.6, true", "20, 19, false", "300, 296, true", "300, 294, false"
    })
    void takesOneDigitForTwo(BigDecimal one, BigDecimal other, boolean rounded) {
        assertThat(Conflicts.rounded(one, other)).isEqualTo(rounded);
        assertThat(Conflicts.rounded(other, one)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"1000, 999, 0", "1000, 1001, 0", "1000, 998.9, 1", "1000, 1001.1, 1", "-1000, -999, 0", "1000, -1000, 1"
    })
    void leavesOutWhatDiffersByAThousandthOrLess(String one, String other, int listed) {
        assertThat(found(FIRST + "value=" + one, FIRST + "series=survey value=" + other))
                .hasSize(listed);
    }

    @Test
    void comparesNothingButTheSameFigurePlaceAndPeriod() {
        assertThat(found(
                        FIRST + "value=10",
                        FIRST + "value=20 indicator=gas series=survey",
                        FIRST + "value=30 time_period=2024-Q1 series=survey",
                        FIRST + "obs_status=M series=survey",
                        "region_code=120000 period=2024-01-01 value=40 series=survey",
                        "region_code=110000 period=2023-01-01 value=50 series=survey"))
                .isEmpty();
    }

    @Test
    void findsNoDifferenceBetweenZeros() {
        assertThat(found(FIRST + "value=0", FIRST + "value=0 edition=second published_at=2025-06-01T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void comparesDatasets() {
        assertThat(found(Map.of(
                        new Conflicts.Source("city/water", TABLE.contract(), REGISTER), TABLE.rows(FIRST + "value=10"),
                        new Conflicts.Source("bureau/panel", TABLE.contract(), REGISTER),
                                TABLE.rows(FIRST + "value=12"))))
                .containsExactly(
                        "conflict | bureau/panel: yearbook | first | 12.0 | city/water: yearbook | first | 10.0 | 2024");
    }

    /** Men and women are no two statements of one figure. */
    @Test
    void comparesNoTableThatTellsMoreApart() {
        TinyTable bySex = TinyTable.of("""
                apiVersion: v3.1.0
                kind: DataContract
                id: city/water
                version: 1.0.0
                status: active
                schema:
                  - name: city_water
                    properties:
                      - name: indicator
                        logicalType: string
                        customProperties: [{property: concept, value: INDICATOR}]
                      - name: region_code
                        logicalType: string
                        customProperties: [{property: concept, value: REF_AREA}]
                      - name: value
                        logicalType: number
                        customProperties: [{property: concept, value: OBS_VALUE}]
                      - {name: sex, logicalType: string}
                customProperties:
                  - {property: grain, value: [indicator, region_code, sex]}
                """);

        assertThat(Conflicts.find(Map.of(
                        new Conflicts.Source("city/water", bySex.contract(), REGISTER),
                        bySex.rows("region_code=110000 sex=male value=1 time_period=2024"))))
                .isEmpty();
    }
}

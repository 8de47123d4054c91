package yishu.pipelines.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import yishu.content.Problems;
import yishu.pipelines.check.TinyTable;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.contract.Register;

/** What datasets say of one item is settled by the register, whatever the columns that they keep it in. */
class RegisteredConflictsTest {
    /** A panel of many indicators, as {@link TinyTable}'s rows have them, and a table of one. */
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: city/water
            version: 1.0.0
            status: active
            schema:
              - name: city_water
                properties:
                  - {name: region_code, logicalType: string, customProperties: [{property: concept, value: REF_AREA}]}
                  - {name: period, logicalType: date, customProperties: [{property: concept, value: TIME_PERIOD}]}
                  - {name: indicator, logicalType: string, customProperties: [{property: concept, value: INDICATOR}]}
                  - {name: series, logicalType: string}
                  - name: value
                    logicalType: number
                    customProperties:
                      - {property: concept, value: OBS_VALUE}
                      - {property: scale, value: 16}
                      - {property: items, value: [ITEMS]}
            customProperties:
              - {property: grain, value: [region_code, period, indicator]}
            """;

    private static final String AT = "region_code=110000 period=2024-01-01 ";

    private final Map<String, TinyTable> tables = new LinkedHashMap<>();
    private final Map<String, yishu.pipelines.contract.Dataset> datasets = new LinkedHashMap<>();

    private RegisteredConflictsTest dataset(String id, String items) {
        String text = CONTRACT.replace("city/water", id).replace("ITEMS", items);
        Problems problems = new Problems();
        String[] names = id.split("/", 2);
        datasets.put(id, new Recipe(names[0], names[1], id, text, "").dataset(problems));
        problems.throwIfAny();
        tables.put(id, TinyTable.of(CONTRACT.replace("ITEMS", items)));
        return this;
    }

    private List<String> found(Map<String, List<String>> lines) {
        Register register = Register.of(datasets.values());
        Map<Conflicts.Source, Dataset<Row>> vintages = new LinkedHashMap<>();
        lines.forEach((id, rows) -> vintages.put(
                new Conflicts.Source(
                        id, Objects.requireNonNull(datasets.get(id)).contract(), register),
                Objects.requireNonNull(tables.get(id)).rows(rows)));
        return Conflicts.find(vintages)
                .orElseThrow()
                .selectExpr("concat_ws(' | ', kind, figure, sources_a, double(value_a), sources_b, double(value_b),"
                        + " coalesce(string(double(settled_value)), '-'), coalesce(settled_by, '-')) AS line")
                .sort("line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void settlesByTheAuthorityWhateverIsPublishedLast() {
        dataset("city/water", "{item: water_use, where: {indicator: water}, frequency: A, authority: true}");
        dataset("bureau/panel", "{item: water_use, where: {indicator: h2o}, frequency: A, authority: city/water}");

        assertThat(found(Map.of(
                        "city/water", List.of(AT + "value=10"),
                        "bureau/panel",
                                List.of(AT + "indicator=h2o value=12 edition=last published_at=2025-06-01T00:00:00Z"))))
                .containsExactly("conflict | water_use | bureau/panel | 12.0 | city/water | 10.0 | 10.0 | city/water");
    }

    @Test
    void settlesTwoOthersByTheThirdThatHasTheAuthority() {
        dataset("city/water", "{item: water_use, where: {indicator: water}, frequency: A, authority: true}");
        dataset("a/b", "{item: water_use, where: {indicator: water}, frequency: A, authority: city/water}");
        dataset("c/d", "{item: water_use, where: {indicator: water}, frequency: A, authority: city/water}");

        assertThat(found(Map.of(
                        "city/water", List.of(AT + "value=10"),
                        "a/b", List.of(AT + "value=11"),
                        "c/d", List.of(AT + "value=12"))))
                .containsExactly(
                        "conflict | water_use | a/b | 11.0 | c/d | 12.0 | 10.0 | city/water",
                        "conflict | water_use | a/b | 11.0 | city/water | 10.0 | 10.0 | city/water",
                        "conflict | water_use | c/d | 12.0 | city/water | 10.0 | 10.0 | city/water");
    }

    @Test
    void settlesAYearByTheAuthorityOverYearsAndAQuarterByThatOverQuarters() {
        dataset(
                "city/water",
                "{item: water_use, where: {indicator: water}, frequency: A, authority: true},"
                        + " {item: water_use, where: {indicator: water}, frequency: Q, authority: a/b}");
        dataset(
                "a/b",
                "{item: water_use, where: {indicator: water}, frequency: Q, authority: true},"
                        + " {item: water_use, where: {indicator: water}, frequency: A, authority: city/water}");

        assertThat(found(Map.of(
                        "city/water", List.of(AT + "value=40", AT + "value=5 time_period=2024-01-01/P3M"),
                        "a/b",
                                List.of(
                                        AT + "value=42 time_period=2024-01-01/P12M",
                                        AT + "value=7 time_period=2024-Q1"))))
                .containsExactly(
                        "conflict | water_use | a/b | 42.0 | city/water | 40.0 | 40.0 | city/water",
                        "conflict | water_use | a/b | 7.0 | city/water | 5.0 | 7.0 | a/b");
    }

    @Test
    void comparesWhatEachDatasetSaysLastAndItsEditionsWithItself() {
        dataset("city/water", "{item: water_use, where: {indicator: water}, frequency: A, authority: true}");
        dataset("a/b", "{item: water_use, where: {indicator: water}, frequency: A, authority: city/water}");

        assertThat(found(Map.of(
                        "city/water",
                                List.of(
                                        AT + "value=10",
                                        AT + "value=11 edition=second published_at=2025-06-01T00:00:00Z"),
                        "a/b", List.of(AT + "value=11"))))
                .containsExactly("revision | water_use | city/water | 11.0 | city/water | 10.0 | - | -");
    }

    @Test
    void leavesUnsettledWhatNobodyHasTheAuthorityOver() {
        dataset("city/water", "");
        dataset("a/b", "");

        assertThat(found(Map.of("city/water", List.of(AT + "value=10"), "a/b", List.of(AT + "value=12"))))
                .containsExactly("conflict | water | a/b | 12.0 | city/water | 10.0 | - | -");
    }
}

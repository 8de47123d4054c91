package yishu.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import yishu.content.CodeList;
import yishu.content.Problems;

class ChecksTest {
    private static final CodeList REGIONS = CodeList.parse(Path.of("region.csv"), """
            code,name,level,parent,valid_from,valid_to,successors
            110000,北京市,province,,1949,,
            110101,东城区,county,110000,1949,,
            110102,西城区,county,110000,1949,,
            110103,崇文区,county,110000,1949,2010,110101@2010
            """, new Problems());

    private static Checked run(TinyTable table, Optional<Released> released, String... lines) {
        return new Checks(table.contract(), Map.of("region", REGIONS), released, KeyFacts.NONE).run(table.rows(lines));
    }

    /** What was set aside, as {@code 2: reason}, by row number. */
    private static List<String> aside(String check, String... lines) {
        return aside(TinyTable.with(check), Optional.empty(), lines);
    }

    private static List<String> aside(TinyTable table, Optional<Released> released, String... lines) {
        try (Checked checked = run(table, released, lines)) {
            assertThat(checked.sound().count() + checked.faulty().count()).isEqualTo(lines.length);
            assertThat(checked.sound().columns())
                    .isEqualTo(table.rows("edition=any").columns());
            return checked
                    .faulty()
                    .orderBy("row_number")
                    .selectExpr("row_number || ': ' || reason")
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .toList();
        }
    }

    @Test
    void keepsTheFirstOfRowsThatSayTheSame() {
        assertThat(aside(
                        "",
                        "region_code=110000 period=2024-01-01 value=5",
                        "region_code=110101 period=2024-01-01 value=5",
                        "region_code=110000 period=2024-01-01 value=5.0",
                        "region_code=110000 period=2024-01-01 value=5 footnote=b"))
                .containsExactly("3: repeats an earlier row", "4: repeats an earlier row");
    }

    @Test
    void setsAllRowsAsideThatContradictEachOther() {
        String reason =
                "2 rows contradict each other for one region_code, time_period, indicator, series of one edition";
        assertThat(aside(
                        "",
                        "region_code=110000 period=2024-01-01 value=5",
                        "region_code=110000 period=2024-01-01 value=6",
                        "region_code=110000 period=2024-01-01 value=6 edition=second",
                        "region_code=110000 period=2024-01-01 value=7 series=survey",
                        "region_code=110000 period=2023-01-01 value=8"))
                .containsExactly("1: " + reason, "2: " + reason);
    }

    @Test
    void letsABlankGiveWayToAFigure() {
        assertThat(aside(
                        "",
                        "region_code=110000 period=2024-01-01 obs_status=M",
                        "region_code=110000 period=2024-01-01 value=6",
                        "region_code=110101 period=2024-01-01 obs_status=M"))
                .containsExactly("1: is blank where another row has a figure");
    }

    @Test
    void findsWhatLiesBeyondBounds() {
        assertThat(aside(
                        "range: {column: value, minimum: 0, maximum: 10, where: {indicator: water}}",
                        "region_code=110000 period=2021-01-01 value=-0.5",
                        "region_code=110000 period=2022-01-01 value=0",
                        "region_code=110000 period=2023-01-01 value=10",
                        "region_code=110000 period=2024-01-01 value=10.01",
                        "region_code=110000 period=2024-01-01 value=11 indicator=gas",
                        "region_code=110000 period=2025-01-01 obs_status=M"))
                .containsExactly(
                        "1: value is -0.5 and should be at least 0 at most 10",
                        "4: value is 10.01 and should be at least 0 at most 10");
    }

    @Test
    void addsGivenParts() {
        String reason = "110000 is 9 and its 2 parts sum to 8";
        assertThat(aside(
                        "sum_of_parts: {column: region_code, whole: 110000, parts: [110101, 110102], tolerance: 0.1}",
                        // A tenth of ten is allowed.
                        "region_code=110000 period=2020-01-01 value=10",
                        "region_code=110101 period=2020-01-01 value=4",
                        "region_code=110102 period=2020-01-01 value=5",
                        "region_code=110000 period=2021-01-01 value=9",
                        "region_code=110101 period=2021-01-01 value=4",
                        "region_code=110102 period=2021-01-01 value=4",
                        // No part may be missing, not even as a blank.
                        "region_code=110000 period=2022-01-01 value=9",
                        "region_code=110101 period=2022-01-01 value=4",
                        "region_code=110102 period=2022-01-01 obs_status=M",
                        "region_code=110000 period=2023-01-01 value=9",
                        "region_code=110101 period=2023-01-01 value=4"))
                .containsExactly("4: " + reason, "5: " + reason, "6: " + reason);
    }

    @Test
    void addsTheChildrenOfTheYear() {
        assertThat(aside(
                        "sum_of_parts: {column: region_code, whole: 110000, tolerance: 0.001}",
                        "region_code=110000 period=2009-01-01 value=9",
                        "region_code=110101 period=2009-01-01 value=2",
                        "region_code=110102 period=2009-01-01 value=3",
                        "region_code=110103 period=2009-01-01 value=4",
                        "region_code=110000 period=2011-01-01 value=9",
                        "region_code=110101 period=2011-01-01 value=6",
                        "region_code=110102 period=2011-01-01 value=3",
                        // One child of 2008 is missing, and the two of today are there.
                        "region_code=110000 period=2008-01-01 value=9",
                        "region_code=110101 period=2008-01-01 value=2",
                        "region_code=110102 period=2008-01-01 value=3",
                        "region_code=110000 period=2012-01-01 value=9",
                        "region_code=110101 period=2012-01-01 value=2",
                        "region_code=110102 period=2012-01-01 value=3"))
                .containsExactly(
                        "11: 110000 is 9 and its 2 parts sum to 5",
                        "12: 110000 is 9 and its 2 parts sum to 5",
                        "13: 110000 is 9 and its 2 parts sum to 5");
    }

    @Test
    void comparesWithTheLastRelease() {
        TinyTable table = TinyTable.with("change: {tolerance: 0.5, where: {indicator: water}}");
        Dataset<Row> before = table.rows(
                "region_code=110000 period=2023-01-01 value=10",
                "region_code=110101 period=2023-01-01 value=10",
                "region_code=110102 period=2023-01-01 value=10",
                "region_code=110000 period=2022-01-01 value=10 indicator=gas",
                "region_code=110000 period=2021-01-01 obs_status=M");
        String[] now = {
            "region_code=110000 period=2023-01-01 value=15 edition=second",
            "region_code=110101 period=2023-01-01 value=15.1 edition=second",
            "region_code=110102 period=2023-01-01 value=4.9 edition=second",
            "region_code=110000 period=2022-01-01 value=99 edition=second indicator=gas",
            "region_code=110000 period=2021-01-01 value=99 edition=second",
            "region_code=110000 period=2024-01-01 value=99"
        };

        assertThat(aside(table, Optional.of(new Released(before, before)), now))
                .containsExactly(
                        "2: was 10 in the last release and is 15.1", "3: was 10 in the last release and is 4.9");
        assertThat(aside(table, Optional.empty(), now)).isEmpty();
    }

    @Test
    void tellsEachCheckAndWhatItFound() {
        try (Checked checked = run(
                TinyTable.with("range: {column: value, minimum: 0}"),
                Optional.empty(),
                "region_code=110000 period=2024-01-01 value=-1",
                "region_code=110101 period=2024-01-01 value=1")) {
            assertThat(checked.results())
                    .extracting(CheckResult::name, CheckResult::failed, CheckResult::finding)
                    .containsExactly(
                            tuple("one row for each region_code, time_period, indicator, series", 0L, ""),
                            tuple("a blank hides no figure", 0L, ""),
                            tuple("the rule", 1L, "value should be at least 0"));
            assertThat(checked.refusals()).isEmpty();
        }
    }

    /** A column of the contract may be called as a column that a check needs for itself. */
    @Test
    void leavesEveryColumnOfTheContract() {
        TinyTable table = TinyTable.of("""
                apiVersion: v3.1.0
                kind: DataContract
                id: city/water
                version: 1.0.0
                status: active
                schema:
                  - name: city_water
                    properties:
                      - {name: place, logicalType: string}
                      - {name: figures, logicalType: string}
                customProperties:
                  - {property: grain, value: [place]}
                """);

        assertThat(aside(table, Optional.empty(), "place=a figures=b", "place=a figures=b"))
                .containsExactly("2: repeats an earlier row");
    }
}

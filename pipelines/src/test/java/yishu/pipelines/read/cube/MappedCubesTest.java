package yishu.pipelines.read.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.TableRows;

/** What a {@code source.yaml} makes of a cube with no more than a map. */
class MappedCubesTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: bureau/output
            version: 1.0.0
            status: active
            schema:
              - name: bureau_output
                properties:
                  - {name: place, logicalType: string, required: true}
                  - {name: indicator, logicalType: string, required: true}
                  - name: period
                    logicalType: date
                    required: true
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - {name: amount, logicalType: number, customProperties: [{property: scale, value: 9}]}
            customProperties:
              - {property: grain, value: [place, indicator, period]}
              - {property: published, value: [{at: 2025-03-01}]}
              - {property: load, value: upsert}
              - {property: classification, value: public}
            """;

    private final Path folder;

    MappedCubesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void unitsAndSignsOfPxAreThoseOfTheFile() {
        String source = """
                files: "*.px"
                format: px
                map:
                  place: 地区.code
                  indicator: 指标
                  period: 季度.period
                  amount: {from: DATA, unit: "{UNITS}"}
                missing: {".": M, "-": zero}
                """;
        assertThat(facts(source, "output.px"))
                .containsExactly(
                        "990101 增加值 2024-01-01 1230000000 A",
                        "990101 增加值 2024-04-01 1345000000 A",
                        "990101 增长率 2024-01-01 0.051 A",
                        "990101 增长率 2024-04-01 null M",
                        "990122 增加值 2024-01-01 10000000 A",
                        "990122 增加值 2024-04-01 null M",
                        "990122 增长率 2024-01-01 0 A",
                        "990122 增长率 2024-04-01 -0.005 A",
                        "99 增加值 2024-01-01 123456789012312345678.9 A",
                        "99 增加值 2024-04-01 2000000000 A",
                        "99 增长率 2024-01-01 0.044 A",
                        "99 增长率 2024-04-01 0.045 A");
    }

    @Test
    void sdmxIsMappedByItsIds() {
        String source = """
                files: "*.xml"
                format: sdmx
                map: {place: REF_AREA, indicator: INDICATOR, period: TIME_PERIOD, amount: {from: OBS_VALUE, unit: 元}}
                missing: [NaN]
                """;
        assertThat(facts(source, "specific-2.1.xml"))
                .containsExactly(
                        "990101 GDP 2023-01-01 12.3 A",
                        "990101 GDP 2024-01-01 1234567890123.123456789 A",
                        "990122 GDP 2023-01-01 -0.5 A",
                        "990122 GDP 2024-01-01 null M");
    }

    private List<String> facts(String source, String sample) {
        Problems problems = new Problems();
        Dataset dataset = new Recipe("bureau", "output", "output", CONTRACT, source).dataset(problems);
        assertThat(problems.all()).isEmpty();
        SourceSpec spec = dataset.sources().get(0);
        List<Row> rows = Rows.of(Cubes.sample(sample, folder), spec.reading());
        List<Block> blocks = Outline.of(rows.iterator(), spec.layout(), sample);
        RowNormalizer normalizer = new RowNormalizer(dataset.contract(), spec, Map.of(), ZoneId.of("Asia/Shanghai"));
        List<String> facts = new ArrayList<>();
        TableRows.of(rows.iterator(), blocks, spec.layout())
                .forEachRemaining(row -> normalizer.of(sample).normalize(row).forEach(it -> facts.add(told(it))));
        return facts;
    }

    private static String told(Outcome outcome) {
        return outcome instanceof Outcome.Fact fact
                ? fact.values().get(0) + " " + fact.values().get(1) + " "
                        + fact.values().get(2) + " " + number(fact.values().get(3)) + " " + fact.status()
                : ((Outcome.Rejected) outcome).reason();
    }

    private static String number(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : "null";
    }
}

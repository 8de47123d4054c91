package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Request;

/**
 * What is compared with a year before is compared as the members are now: 02 was absorbed by 01 and 05 moved to another
 * province in 2022, 04 was split into 06 and 07.
 */
class LaterMembersTest {
    private static final String LIST = """
            code,name,level,parent,valid_from,valid_to,successors
            P,East,province,,2000,,
            W,West,province,,2000,,
            01,One,county,P,2000,,
            02,Two,county,P,2000,2022,01@2022
            03,Three,county,W,2000,,
            04,Four,county,W,2000,2022,06@2022;07@2022
            05,Five,county,P,2000,2022,
            05,Five,county,W,2022,,
            06,Six,county,W,2022,,
            07,Seven,county,W,2022,,
            """;

    private static final String FACTS = """
            SELECT region, CAST(year || '-01-01' AS DATE) AS period, CAST(value AS DECIMAL(18, 2)) AS value FROM (VALUES
                ('01', 2021, 10), ('02', 2021, 30), ('03', 2021, 20), ('04', 2021, 40), ('05', 2021, 8),
                ('01', 2022, 44), ('03', 2022, 25), ('06', 2022, 21), ('07', 2022, 23), ('05', 2022, 10),
                ('01', 2023, 55), ('03', 2023, 20), ('06', 2023, 21), ('07', 2023, 23), ('05', 2023, 12))
                AS t(region, year, value)
            """;

    private final Path folder;

    LaterMembersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            SELECT region, YOY(output) FROM s WHERE year = 2022 GROUP BY region, year ORDER BY 1 # 01 | 0.1;03 | 0.25;05 | 0.25;06 | null;07 | null
            SELECT region, YOY(output) FROM s WHERE year = 2022 AND region_level = 'province' GROUP BY region, year ORDER BY 1 # P | 0.1;W | 0.161764705882
            SELECT region_name, year, YOY(output) FROM s WHERE region_name = 'One' ORDER BY 2 # One | 2021 | null;One | 2022 | 0.1;One | 2023 | 0.25
            SELECT year, YOY(output) FROM s WHERE region = '02' ORDER BY 1 # 2021 | null
            SELECT year, YOY(output) FROM s ORDER BY 1 # 2021 | null;2022 | 0.138888888889;2023 | 0.0650406504065
            SELECT region, AVERAGE_GROWTH(output, 2), INDEX_TO(output, 2021) FROM s WHERE year = 2023 AND region_level = 'province' GROUP BY region, year ORDER BY 1 # P | 0.172603939956 | 137.5;W | 0.0571882797418 | 111.764705882
            SELECT region, YOY(stock), YOY(mean) FROM s WHERE year BETWEEN 2022 AND 2023 AND region_level = 'province' GROUP BY region ORDER BY 1 # P | 0.25 | 0.178571428571;W | -0.0379746835443 | 0.0544217687075
            SELECT region, YOY(sizes) FROM s WHERE year = 2022 AND region_level = 'province' GROUP BY region, year ORDER BY 1 # P | -0.5;W | 0.333333333333
            SELECT region, YOY(sizes), MOVING_AVERAGE(stock, 2) FROM s WHERE year = 2023 AND region = '01' GROUP BY region, year # 01 | 0 | 49.5
            SELECT year, GROWTH(stock), POP(ADJUSTED(stock)) FROM s WHERE year = 2023 AND region = '03' # 2023 | 20 | -0.2
            SELECT region, output FROM s WHERE year = 2021 AND region_level = 'province' ORDER BY 1 # P | 48;W | 60
            """)
    void aMemberThatAbsorbedAnotherHasNotGrownByThat(String question, String rows) throws IOException {
        assertThat(answer(question)).isEqualTo(rows);
    }

    private String answer(String question) throws IOException {
        Files.writeString(folder.resolve("areas.csv"), LIST);
        Files.writeString(folder.resolve("s.yaml"), """
                title: {en: Subject, zh: 主题}
                table: core.facts
                time: {column: period, frequency: A}
                dimensions:
                  region: {codelist: areas, level: county}
                indicators:
                  output:
                    title: {en: Output, zh: 产出}
                    definition: {en: Output, zh: 产出}
                    unit: CNY
                    measure: SUM(value)
                  stock: {title: {en: Stock, zh: 存量}, definition: {en: Stock, zh: 存量}, measure: SUM(value), unit: CNY, over_time: last, seasonal: true, growth: mean, adjusted: output}
                  mean: {title: {en: Mean, zh: 均值}, definition: {en: Mean, zh: 均值}, measure: SUM(value), unit: CNY, over_time: average}
                  sizes: {title: {en: Sizes, zh: 规模}, definition: {en: Sizes, zh: 规模}, measure: COUNT(DISTINCT value), unit: NUMBER}
                """);
        Problems problems = new Problems();
        CodeList areas = CodeList.read(folder.resolve("areas.csv"), problems);
        try (MemoryEngine engine = new MemoryEngine()) {
            engine.with("core.facts", FACTS, Map.of());
            Subjects subjects = Subjects.read(
                    folder, Map.of("areas", areas), table -> engine.find(table).map(MemoryEngine::columns), problems);
            problems.throwIfAny();
            SevenSteps desk = new SevenSteps(subjects, engine::pin, engine, ZoneId.of("Asia/Shanghai"), List::of);
            String sql = question.replace(" FROM s", " FROM indicators.s");
            return Fixture.text(
                            desk.answer(new Request(sql, Optional.empty(), "")).rows())
                    .replace("\n", ";");
        }
    }
}

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
import yishu.content.Problems;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Request;

/** One table that holds a year, its quarters, its months and their running totals, as departments publish them. */
class FrequencyTest {
    private static final String MIXED = """
            SELECT '11' AS region_code, CAST(day AS DATE) AS period, time_period, freq, CAST(value AS DECIMAL(18, 2)) AS value
            FROM (VALUES
                ('2024-01-01', '2024', 'A', 78), ('2024-01-01', '2024-Q1', 'Q', 6), ('2024-04-01', '2024-Q2', 'Q', 15),
                ('2024-01-01', '2024-01', 'M', 1), ('2024-02-01', '2024-02', 'M', 2), ('2024-03-01', '2024-03', 'M', 3),
                ('2024-01-01', '2024-01-01/P2M', 'M', 3), ('2024-01-01', '2024-01-01/P3M', 'M', 6))
                AS t(day, time_period, freq, value)
            """;

    private final Path folder;

    FrequencyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"A, 78", "Q, 21", "M, 6"})
    void aSubjectReadsTheFactsOfItsOwnFrequency(String frequency, String year) throws IOException {
        assertThat(answer(frequency, "sum", "SELECT year, output FROM indicators.economy"))
                .isEqualTo("2024 | " + year);
    }

    @ParameterizedTest
    @CsvSource({"A, 78", "Q, 15", "M, 3"})
    void theLastPeriodIsOneOfThatFrequencyToo(String frequency, String last) throws IOException {
        assertThat(answer(frequency, "last", "SELECT year, output FROM indicators.economy"))
                .isEqualTo("2024 | " + last);
    }

    private String answer(String frequency, String overTime, String question) throws IOException {
        Files.writeString(folder.resolve("economy.yaml"), """
                title: {en: Economy, zh: 经济}
                table: core.economy
                time: {column: period, frequency: %s}
                dimensions:
                  region: {column: region_code}
                indicators:
                  output:
                    title: {en: Output, zh: 产出}
                    definition: {en: Output, zh: 产出}
                    unit: CNY
                    measure: SUM(value)
                    over_time: %s
                    good: up
                    classification: public
                    owner: statistics
                """.formatted(frequency, overTime));
        try (MemoryEngine engine = new MemoryEngine()) {
            engine.with("core.economy", MIXED, Map.of());
            Problems problems = new Problems();
            Subjects subjects =
                    Subjects.read(folder, Map.of(), table -> engine.find(table).map(MemoryEngine::columns), problems);
            problems.throwIfAny();
            return Fixture.text(new SevenSteps(subjects, engine::pin, engine, ZoneId.of("Asia/Shanghai"), List::of)
                    .answer(new Request(question, Optional.empty(), ""))
                    .rows());
        }
    }
}

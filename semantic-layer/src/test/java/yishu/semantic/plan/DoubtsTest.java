package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.semantic.question.Request;

/** A figure in doubt carries its note in the answers that hold a cell which the doubt is about, and in no other. */
class DoubtsTest {
    private static final Fixture FIXTURE = new Fixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    private static String notes(Doubt doubt, String sql) {
        SevenSteps desk = new SevenSteps(
                FIXTURE.subjects,
                FIXTURE.engine::pin,
                FIXTURE.engine,
                ZoneId.of("Asia/Shanghai"),
                () -> List.of(doubt));
        return String.join(
                "; ",
                desk.answer(new Request(sql, Optional.empty(), "")).notes().stream()
                        .filter(note -> note.contains("in doubt"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT region, gdp FROM indicators.economy WHERE year = 2024 # gdp: in doubt
            SELECT gdp FROM indicators.economy WHERE region = '11' AND year = 2024 # gdp: in doubt
            SELECT year, gdp FROM indicators.economy # gdp: in doubt
            SELECT gdp_net FROM indicators.economy WHERE year = 2024 # gdp_net: in doubt
            SELECT region, gdp_per_capita FROM indicators.economy WHERE region_level = 'province' AND year = 2024 # gdp_per_capita: in doubt
            SELECT MAX(gdp) FROM (SELECT region, gdp FROM indicators.economy WHERE year = 2023) # gdp: in doubt
            SELECT value FROM core.economy WHERE region_code = '11' # in doubt
            SELECT COUNT(*) AS n FROM core.economy_vintages # in doubt
            SELECT region, gdp FROM indicators.economy WHERE year = 2023 # ``
            SELECT gdp FROM indicators.economy WHERE region = '12' # ``
            SELECT gdp_net FROM indicators.economy WHERE region = '12' # ``
            SELECT region, employment FROM indicators.economy WHERE year = 2024 # ``
            SELECT COUNT(*) AS n FROM core.people # ``
            """)
    void tellsOfOneCellOfAFigure(String sql, String notes) {
        Doubt doubt = new Doubt("2026-1", "economy.gdp", Map.of("region", "11", "year", "2024"), "in doubt");
        assertThat(notes(doubt, sql)).isEqualTo(notes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT region, employment FROM indicators.economy # ``
            SELECT region, employment FROM indicators.economy WHERE year = 2022 # employment: in doubt
            SELECT region, mean_employment FROM indicators.economy # mean_employment: in doubt
            SELECT region, sampled FROM indicators.economy WHERE year = 2022 # ``
            """)
    void tellsOfTheRowsOfATableThatAFigureIsMadeOf(String sql, String notes) {
        Doubt doubt = new Doubt(
                "2026-1",
                "core.economy",
                Map.of("region_code", "11", "period", "2022-01-01", "indicator", "employment"),
                "in doubt");
        assertThat(notes(doubt, sql)).isEqualTo(notes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT region, gdp_per_capita FROM indicators.economy WHERE region_level = 'province' AND year = 2023 # gdp_per_capita: in doubt
            SELECT region, gdp FROM indicators.economy WHERE year = 2023 # ``
            SELECT COUNT(*) AS n FROM core.people # in doubt
            """)
    void tellsOfAFigureThatIsMadeOfOthersAndNotOfThose(String sql, String notes) {
        assertThat(notes(new Doubt("2026-1", "economy.gdp_per_capita", Map.of(), "in doubt"), sql))
                .isEqualTo(notes);
    }
}

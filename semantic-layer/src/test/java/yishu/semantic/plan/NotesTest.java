package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.semantic.question.Answer;

/** What is said beside the numbers, and which editions they are of. */
class NotesTest {
    private static final Fixture FIXTURE = new Fixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT gdp FROM indicators.economy WHERE year = 2024 # gdp: sum of 3 provinces, not the nation
            SELECT year, gdp FROM indicators.economy # gdp: sum of 1 to 3 of 3 provinces, not the nation
            SELECT gdp FROM indicators.economy WHERE region IN ('11', '12') # gdp: sum of 2 of 3 provinces, not the nation
            SELECT gdp FROM indicators.economy WHERE region = '11' # ``
            SELECT region, gdp FROM indicators.economy # ``
            SELECT UPPER(region) AS r, gdp FROM indicators.economy # ``
            SELECT MAX(gdp) FROM (SELECT year, gdp FROM indicators.economy) # gdp: sum of provinces, not the nation
            SELECT region, year, employment FROM indicators.economy # employment: definition break at 2023: counted anew
            SELECT region, employment FROM indicators.economy WHERE year = 2022 # ``
            SELECT region, year, sampled FROM indicators.economy WHERE year < 2024 # sampled: scale break at 2023, that period alone: another fraction
            SELECT region, year, sampled FROM indicators.economy WHERE year = 2024 # ``
            SELECT region, population FROM indicators.people WHERE region_level = 'province' AND year = 2023 # population: sum of 2 counties in each province;synthetic figures 模拟数据: core.people
            SELECT COUNT(*) AS n FROM core.people # synthetic figures 模拟数据: core.people
            """)
    void tellsWhatTheNumbersAreOf(String question, String notes) {
        assertThat(String.join(";", FIXTURE.ask(question).notes())).isEqualTo(notes);
    }

    @Test
    void showsNoColumnThatWasReadForTheNotesOnly() {
        Answer answer = FIXTURE.ask("SELECT year, gdp FROM indicators.economy");
        assertThat(answer.rows().columns()).extracting(it -> it.name()).containsExactly("year", "gdp");
        assertThat(answer.rows().values()).allMatch(row -> row.size() == 2);
    }

    /** The vintages of Beijing's figure of 2022: 99, then 101, then withdrawn for a while, then 100.5. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-01T00:00:00Z, ''",
        "2023-02-01T00:00:00Z, 11 | 99",
        "2023-12-31T00:00:00Z, 11 | 99;12 | 39",
        "2024-01-10T00:00:00Z, 11 | 101;12 | 39",
        "2024-07-01T00:00:00Z, 11 | 101;12 | 39",
        "2025-02-01T00:00:00Z, 11 | 100.5;12 | 40"
    })
    void knowsOnlyWhatWasPublishedByThen(String moment, String rows) {
        String question = "SELECT region, gdp FROM indicators.economy WHERE year = 2022 ORDER BY region";
        Answer answer = FIXTURE.askAsOf(question, moment);
        assertThat(Fixture.text(answer.rows()).replace("\n", ";")).isEqualTo(rows);
        assertThat(answer.notes()).contains("as published by " + moment.replace("T00:00:00Z", "T08:00:00+08:00"));
        assertThat(answer.read()).extracting(it -> it.name().toString()).containsExactly("core.economy_vintages");
    }

    /** A day is its end, and a time is one of the publishers' zone. */
    @ParameterizedTest
    @CsvSource({
        "DATE '2023-02-01', 11 | 99",
        "TIMESTAMP '2023-12-31 08:00:00', 11 | 99;12 | 39",
        "TIMESTAMP '2024-01-10 00:00:00 +00:00', 11 | 101;12 | 39"
    })
    void aTableMaySayTheMoment(String moment, String rows) {
        String question = "SELECT region, gdp FROM indicators.economy FOR TIMESTAMP AS OF " + moment
                + " WHERE year = 2022 ORDER BY region";
        assertThat(Fixture.text(FIXTURE.ask(question).rows()).replace("\n", ";"))
                .isEqualTo(rows);
    }

    @Test
    void operatorsLookPastWhatWasNotPublishedYet() {
        String question =
                "SELECT year, gdp, YOY(gdp), POP(gdp) FROM indicators.economy WHERE region = '11' ORDER BY year";
        assertThat(Fixture.text(
                        FIXTURE.askAsOf(question, "2024-02-01T00:00:00Z").rows()))
                .isEqualTo("2022 | 101 | null | null");
    }

    @Test
    void plainTablesAreAsOfThenToo() {
        String sql = "SELECT value FROM core.economy WHERE region_code = '11' AND indicator = 'gdp'";
        assertThat(Fixture.text(FIXTURE.askAsOf(sql, "2023-02-01T00:00:00Z").rows()))
                .isEqualTo("99");
        String all = "SELECT COUNT(*) AS n FROM core.economy_vintages";
        assertThat(Fixture.text(FIXTURE.askAsOf(all, "2023-02-01T00:00:00Z").rows()))
                .isEqualTo("1");
    }

    @Test
    void explainsEachStep() {
        assertThat(FIXTURE.explain("SELECT region, gdp FROM indicators.economy WHERE year = 2024"))
                .contains("-- 1 read", "-- 2 pin: core.economy at 1", "-- 3 govern", "-- 4 expand", "-- 5 route")
                .contains("/* expand: gdp; route: core.economy */ \"leg 1.1\"")
                .contains("-- 6 run", "-- 7 protect");
    }
}

package yishu.semantic.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.semantic.engine.TableName;

/** Reading subjects, and every problem that they may have. */
class SubjectsTest {
    private static final String HEAD = """
            title: {en: Economy, zh: 经济}
            table: core.facts
            time: {column: period, frequency: A}
            dimensions:
              region: {column: region_code, codelist: region, level: province}
            indicators:
            """;

    private final Path folder;
    private final Problems problems = new Problems();

    SubjectsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Subjects read(String indicators) throws IOException {
        Files.writeString(folder.resolve("economy.yaml"), HEAD + indicators);
        CodeList region = new CodeList(
                "region", List.of(new Code("11", "北京市", "province", "", 0, Code.OPEN, List.of(), List.of())));
        return Subjects.read(
                folder,
                Map.of("region", region),
                table -> table.equals(TableName.parse("core.facts"))
                        ? Optional.of(List.of("region_code", "period", "indicator", "value", "firm"))
                        : Optional.empty(),
                problems);
    }

    private static String indicator(String name, String rest) {
        return "  " + name + ": {title: {en: a, zh: 甲}, definition: {en: b, zh: 乙}, " + rest + "}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            measure: SUM(valu) # 7: table 'core.facts' has no column 'valu'; did you mean 'value'?
            measure: SUM(value), filter: "indicater = 'gdp'" # 7: table 'core.facts' has no column 'indicater'; did you mean 'indicator'?
            measure: SUM(value), table: core.other # 7: unknown table 'core.other'
            measure: SUM(value), dimensions: {region: {column: place}} # 7: table 'core.facts' has no column 'place'
            measure: b / c # 7: unknown indicator 'b' in 'a'
            measure: a + 1 # 7: 'a' is defined by itself
            measure: SUM(value) * 2 # 7: Cannot read measure 'SUM(value)': a measure is an aggregate of facts
            measure: MEDIAN(value) # 7: Cannot read measure 'median(value)'
            measure: SUM(DISTINCT value) # 7: Cannot read measure 'SUM(DISTINCT value)': DISTINCT and * go with COUNT only
            measure: "SUM(value" # 7: Cannot read 'SUM(value'
            mesure: SUM(value) # 7: missing key 'measure' in indicators.a
            measure: SUM(value), over_tim: last # 7: unknown key 'over_tim' in indicators.a; did you mean 'over_time'?
            measure: SUM(value), over_time: lasts # 7: 'lasts' is none of sum, last, average, none in indicators.a.over_time; did you mean 'last'?
            measure: SUM(value), breaks: [{period: spring, kind: scale, reason: {en: a, zh: 甲}}] # 7: 'spring' is no period; write 2015, 2015-Q2 or 2015-03
            """)
    void everyProblemNamesItsPlace(String rest, String problem) throws IOException {
        read(indicator("a", rest));
        assertThat(problems.all()).anyMatch(it -> it.toString().contains("economy.yaml:" + problem));
    }

    @Test
    void problemsOfAllIndicatorsAreFoundTogether() throws IOException {
        read(indicator("a", "measure: SUM(valu)")
                + indicator("b", "measure: SUM(x)")
                + indicator("region", "measure: COUNT(*)"));
        assertThat(problems.all()).extracting(it -> it.line()).containsExactlyInAnyOrder(7, 8, 9);
    }

    @Test
    void unitsTravelAndUnlikeOnesAreNotAdded() throws IOException {
        Subjects subjects = read(indicator("gdp", "measure: SUM(value), unit: CNY")
                + indicator("people", "measure: COUNT(*), unit: PERSON")
                + indicator("per_capita", "measure: gdp / people, unit: CNY/PERSON")
                + indicator("wrong", "measure: gdp / people, unit: CNY")
                + indicator("sum", "measure: gdp + people")
                + indicator("double", "measure: gdp * 2 - gdp / 3"));
        assertThat(problems.all())
                .extracting(it -> it.line() + " " + it.what())
                .containsExactly(
                        "10 'wrong' is declared in CNY, but its parts give CNY/PERSON",
                        "11 'sum' adds unlike units CNY and PERSON");
        Indicator twice = subjects.indicator(new IndicatorName("economy", "double"));
        assertThat(subjects.unitOf(twice)).hasToString("CNY");
    }

    @Test
    void breaksAreInheritedUnlessImmune() throws IOException {
        String breaks = "breaks: [{period: 2015, kind: scale, reason: {en: x, zh: 甲}},"
                + " {period: 2011, kind: sample, reason: {en: y, zh: 乙}}]";
        Subjects subjects = read(indicator("all", "measure: SUM(value), " + breaks)
                + indicator("old", "measure: COUNT(*)")
                + indicator("rate", "measure: old / all, immune_to: [scale]")
                + indicator("both", "measure: rate * all")
                + indicator("none", "measure: old / all, breaks: immune"));
        assertThat(problems.all()).isEmpty();
        assertThat(List.of("all", "old", "rate", "both", "none"))
                .extracting(name -> subjects.breaksOf(subjects.indicator(new IndicatorName("economy", name))).stream()
                        .map(Break::period)
                        .toList())
                .containsExactly(
                        List.of("2011", "2015"), List.of(), List.of("2011"), List.of("2011", "2015"), List.of());
    }

    @Test
    void aDerivedFigureIsAsRestrictedAsItsParts() throws IOException {
        Subjects subjects = read(indicator("open", "measure: SUM(value), classification: public")
                + indicator("closed", "measure: COUNT(*), classification: restricted")
                + indicator("mixed", "measure: open / closed, classification: public"));
        assertThat(subjects.classificationOf(subjects.indicator(new IndicatorName("economy", "mixed"))))
                .isEqualTo(Classification.RESTRICTED);
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, CNY",
        "cny/person, CNY/PERSON",
        "PERSON/PERSON, RATIO",
        "1, RATIO",
        "1/PERSON, 1/PERSON",
        "CNY*YEAR/PERSON/M2, CNY*YEAR/M2/PERSON"
    })
    void unitsAreProductsOfBaseUnits(String text, String canonical) {
        assertThat(Unit.parse(text)).hasToString(canonical);
        assertThat(Unit.parse(canonical)).isEqualTo(Unit.parse(text));
    }
}

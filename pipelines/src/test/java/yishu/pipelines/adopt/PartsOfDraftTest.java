package yishu.pipelines.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problems;
import yishu.pipelines.read.text.FixedWidths;

/** The parts that a draft is made of, each by a table of cases. */
class PartsOfDraftTest {
    private static final Glossary GLOSSARY = Glossary.parse(
            java.nio.file.Path.of("glossary.csv"),
            "term,name,concept\n地区,region,REF_AREA\n年末,year_end,\n人口,population,\n常住人口,resident_population,\n",
            new Problems());

    @ParameterizedTest
    @CsvSource({
        "地区, region",
        "年末人口（万人）, year_end_population",
        "年末常住人口, year_end_resident_population",
        "Population (thousands), population_thousands",
        "packsPerCapita, packs_per_capita",
        "2020 total, n2020_total",
        "魑魅, ",
    })
    void namesColumns(String said, String name) {
        assertThat(GLOSSARY.name(said)).isEqualTo(Optional.ofNullable(name));
    }

    @ParameterizedTest
    @CsvSource({
        "工业/2024年1-2月（亿元）, 工业/, 2024年1-2月, （亿元）",
        "GDP_2023, GDP_, 2023, ''",
        "2023年GDP, '', 2023年, GDP",
        "Q1 2023, '', Q1 2023, ''",
        "2022 [YR2022], '', 2022, ' [YR2022]'",
        "面积12345平方米, , , ",
    })
    void findsPeriodsInTexts(String text, String before, String period, String after) {
        assertThat(PeriodInText.find(text))
                .isEqualTo(Optional.ofNullable(period).map(it -> new PeriodInText(before, it, after)));
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, true",
        "110105194912310021, false",
        "440524188001010014, true",
        "91350100M000100Y43, false",
    })
    void checksIdentityNumbers(String text, boolean right) {
        assertThat(PersonalColumn.isIdentityNumber(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '110000Beijing   12', '120000Tianjin    7', '6;10;2'",
        "GB18030, '110000北京市  12', '120000天津    07', '6;8;2'",
        "UTF-8, 'a,b', 'c,d', ''",
    })
    void findsWidths(String charset, String one, String other, String widths) {
        List<String> lines = List.of(one, other, one, other, one, other);
        List<Integer> found = FixedWidths.of(lines, Charset.forName(charset));
        assertThat(String.join(";", found.stream().map(String::valueOf).toList()))
                .isEqualTo(widths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023年            | ^(\\d{4}年)$",
                "2023年1-2月       | ^(\\d{4}年\\d{1,2}-\\d{1,2}月)$",
                "GDP (%)          | ^(GDP \\(%\\))$",
            })
    void leavesNumbersOpen(String text, String pattern) {
        assertThat(Patterns.any(List.of(text))).isEqualTo(pattern);
        assertThat(text).matches(pattern);
    }

    @ParameterizedTest
    @CsvSource({"地区, 地区", "'12:30', '\"12:30\"', ", "yes, '\"yes\"'", "'a\"b\\', '\"a\\\"b\\\\\"'", "2024年, '\"2024年\"'"
    })
    void quotesWhatYamlWouldReadOtherwise(String text, String scalar) {
        assertThat(Page.scalar(text)).isEqualTo(scalar);
        assertThat(yishu.content.Yaml.parse(java.nio.file.Path.of("x"), "a: " + Page.scalar(text), new Problems())
                        .at("a")
                        .text())
                .isEqualTo(text);
        assertThat(scalar.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}

package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.pipelines.normalize.Resolution.Resolved;
import yishu.pipelines.normalize.Resolution.Unresolved;

class CodeResolverTest {
    private static final CodeResolver REGIONS = new CodeResolver(CodeList.read(
            Path.of(System.getProperty("yishu.root"), "pipelines", "codelists", "region.csv"), new Problems()));
    private static final CodeResolver INDICATORS = new CodeResolver(new CodeList(
            "indicator",
            List.of(
                    flat("gdp", "地区生产总值", "GDP", "Gross regional product"),
                    flat("fiscal_expenditure", "财政支出", "地方财政支出"))));

    private static Code flat(String code, String name, String... aliases) {
        return new Code(code, name, "", "", 0, Code.OPEN, List.of(), List.of(aliases));
    }

    @ParameterizedTest
    @CsvSource({
        "110000, 2024, 110000",
        "110000.0, 2024, 110000",
        "１１００００, 2024, 110000",
        "110000000000, 2024, 110000",
        "110103, 2009, 110103",
        "北京市, 2024, 110000",
        "北京, 2024, 110000",
        "北　京, 2024, 110000",
        " 北 京 市 , 2024, 110000",
        "内蒙古自治区, 2024, 150000",
        "内蒙古, 2024, 150000",
        "广西, 2024, 450000",
        "广西自治区, 2024, 450000",
        "西藏, 2024, 540000",
        "新疆, 2024, 650000",
        "香港, 2024, 810000",
        "Inner Mongolia, 2024, 150000",
        "吉林市, 2024, 220200",
        "吉林省吉林市, 2024, 220200",
        "吉林吉林, 2024, 220200",
        "恩施州, 2024, 422800",
        "延边, 2024, 222400",
        "延边朝鲜族自治州, 2024, 222400",
        "西双版纳, 2024, 532800",
        "黔东南州, 2024, 522600",
        "鄂温克, 2024, 150724",
        "浦东, 2024, 310115",
        "神农架, 2024, 429021",
        "科右前旗, 2024, 152221",
        "河北省石家庄市长安区, 2024, 130102",
        "河北石家庄长安区, 2024, 130102",
        "河北省/石家庄市/长安区, 2024, 130102",
        "河北省 石家庄市 长安区, 2024, 130102",
        "河北省长安区, 2024, 130102",
        "陕西省西安市长安区, 2024, 610116",
        "北京市朝阳区, 2024, 110105",
        "北京朝阳, 2024, 110105",
        "崇文区, 2009, 110103",
        "崇文区, 2010, 110103",
        "重庆市, 1990, 510200",
        "重庆市, 1997, 500000",
        "海东地区, 2012, 632100",
        "海东市, 2013, 630200",
        "海东, 2013, 630200",
    })
    void findsTheCode(String text, int year, String code) {
        assertThat(REGIONS.resolve(text, year)).isEqualTo(new Resolved(code));
    }

    @ParameterizedTest
    @CsvSource({
        "吉林, province, , 220000",
        "吉林, prefecture, , 220200",
        "海南, province, , 460000",
        "朝阳区, county, 110000, 110105",
        "朝阳区, , 220100, 220104",
        "朝阳区, , 220000, 220104",
        "恩施, prefecture, , 422800",
        "恩施, county, , 422801",
        "恩施, , 422800, 422801",
        "长安区, county, 610000, 610116",
        "朝阳区, county, 北京市, 110105",
        "朝阳区, county, 长春, 220104",
        "朝阳县, county, 朝阳, 211321",
        "长安区, county, 陕西省, 610116",
        "仙桃市, county, 湖北省, 429004",
        "仙桃市, county, 仙桃市, 429004",
        "仙桃市, county, 省直辖县级行政区划, 429004",
        "东城区, county, 市辖区, 110101",
    })
    void findsTheCodeAtItsPlace(String text, String level, String within, String code) {
        assertThat(REGIONS.resolve(text, 2024, Optional.ofNullable(level), Optional.ofNullable(within)))
                .isEqualTo(new Resolved(code));
    }

    @ParameterizedTest
    @CsvSource({
        "朝阳区, 2024, '''朝阳区'' may be any of several codes', 110105 北京市朝阳区;220104 吉林省长春市朝阳区",
        "吉林, 2024, '''吉林'' may be any of several codes', 220000 吉林省;220200 吉林省吉林市",
        "恩施, 2024, '''恩施'' may be any of several codes', " + "422800 湖北省恩施土家族苗族自治州;422801 湖北省恩施土家族苗族自治州恩施市",
        "崇文区, 2011, '''崇文区'' was not in use in 2011', 110101 北京市东城区",
        "110103, 2015, '''110103'' was not in use in 2015', 110101 北京市东城区",
        "密云区, 2014, '''密云区'' was not in use in 2014', 110228 北京市密云县",
        "东乡县, 2018, '''东乡县'' was not in use in 2018', 361003 江西省抚州市东乡区",
        "东郊区, 1995, '''东郊区'' was not in use in 1995', 120110 天津市东丽区",
        "北就市, 2024, '''北就市'' is unknown', 110000 北京市",
        "新疆生产建设兵团, 2024, '''新疆生产建设兵团'' is unknown', ",
        "通县, 2024, '''通县'' was not in use in 2024', 110112 北京市通州区",
        "火星, 2024, '''火星'' is unknown', ",
        "999999, 2024, '''999999'' is unknown', ",
        "11, 2024, '''11'' is unknown', ",
        "上海市长安区, 2024, '''上海市长安区'' is unknown', ",
        "'　', 2024, it is blank, ",
    })
    void asksAPersonRatherThanGuess(String text, int year, String reason, String candidates) {
        assertThat(REGIONS.resolve(text, year)).isInstanceOfSatisfying(Unresolved.class, unresolved -> {
            assertThat(unresolved.reason()).isEqualTo(reason);
            assertThat(unresolved.candidates())
                    .containsExactlyElementsOf(candidates == null ? List.of() : List.of(candidates.split(";", -1)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 朝阳区, 不存在市, 'the place that it lies in, ''不存在市'', is unknown'",
        "2024, 朝阳区, 市辖区, '''朝阳区'' may be any of several codes'",
        "2024, 朝阳区, '', '''朝阳区'' may be any of several codes'",
        "2024, 朝阳区, 石家庄市, '''朝阳区'' is not under 石家庄市'",
        "2015, 崇文区, 北京市, '''崇文区'' was not in use in 2015'",
    })
    void asksAPersonWhereThePlaceAboveIsOfNoHelp(int year, String text, String within, String reason) {
        assertThat(REGIONS.resolve(text, year, Optional.empty(), Optional.of(within)))
                .isInstanceOfSatisfying(Unresolved.class, unresolved -> assertThat(unresolved.reason())
                        .isEqualTo(reason));
    }

    @Test
    void asksForMoreThanOneSign() {
        assertThat(REGIONS.resolve("通", 1990)).isInstanceOf(Unresolved.class);
    }

    @Test
    void saysWhereTheNameStandsInstead() {
        assertThat(REGIONS.resolve("北京市", 2024, Optional.of("county"), Optional.empty()))
                .isEqualTo(new Unresolved("'北京市' is not of level county", List.of("110000 北京市")));
        assertThat(REGIONS.resolve("110105", 2024, Optional.empty(), Optional.of("220000")))
                .isEqualTo(new Unresolved("'110105' is not under 220000", List.of("110105 北京市朝阳区")));
    }

    @Test
    void refusesALevelThatTheListDoesNotHave() {
        assertThatThrownBy(() -> REGIONS.resolve("北京市", 2024, Optional.of("provinces"), Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot resolve names of level 'provinces': code list 'region' has no such level;"
                        + " did you mean 'province'?");
    }

    @ParameterizedTest
    @CsvSource({
        "gdp, gdp",
        "GDP, gdp",
        "地区生产总值, gdp",
        "gross regional product, gdp",
        "财政支出, fiscal_expenditure",
        "地方财政支出, fiscal_expenditure",
    })
    void readsAFlatListAsWell(String text, String code) {
        assertThat(INDICATORS.resolve(text, 2024)).isEqualTo(new Resolved(code));
    }

    /** A table that goes back before a renaming may use the new name throughout; a person says so by an alias. */
    @ParameterizedTest
    @CsvSource({"枫溪县, 2018, 990222", "枫林县, 2018, 990222", "枫溪县, 2024, 990222"})
    void readsAnAliasOfThatTimeWhereTheNameIsOfAnother(String text, int year, String code) {
        CodeResolver sample = new CodeResolver(CodeList.read(
                Path.of(System.getProperty("yishu.root"), "pipelines", "codelists", "sample_region.csv"),
                new Problems()));
        assertThat(sample.resolve(text, year)).isEqualTo(new Resolved(code));
        assertThat(sample.resolve("枫林县", 2024)).isInstanceOf(Unresolved.class);
    }

    @Test
    void namesTheNearestOfAFlatList() {
        assertThat(INDICATORS.resolve("地区生产总植", 2024))
                .isEqualTo(new Unresolved("'地区生产总植' is unknown", List.of("gdp 地区生产总值")));
    }

    @Test
    void answersAliveAfterATripToAnotherProcess() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(REGIONS);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((CodeResolver) in.readObject()).resolve("北京", 2024)).isEqualTo(new Resolved("110000"));
        }
    }

    @Test
    void answersManyThreadsAlike() {
        Set<Resolution> answers = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(number -> REGIONS.resolve("河北石家庄长安区", 2000 + number % 20))
                .collect(Collectors.toSet());
        assertThat(answers).containsExactly(new Resolved("130102"));
    }
}

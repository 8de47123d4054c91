package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "元, CNY, 1",
        "千元, CNY, 1000",
        "万元, CNY, 10000",
        "百万元, CNY, 1000000",
        "千万元, CNY, 10000000",
        "亿元, CNY, 100000000",
        "万亿元, CNY, 1000000000000",
        "10^8 CNY, CNY, 100000000",
        "10^-2 元, CNY, 0.01",
        "亿元人民币, CNY, 100000000",
        "单位：亿元, CNY, 100000000",
        "（万元）, CNY, 10000",
        "美元, USD, 1",
        "万美元, USD, 10000",
        "亿美元, USD, 100000000",
        "人, PERSON, 1",
        "万人, PERSON, 10000",
        "10万人, PERSON, 100000",
        "万人次, PERSON_TIME, 10000",
        "户, HOUSEHOLD, 1",
        "万户, HOUSEHOLD, 10000",
        "件, NUMBER, 1",
        "万件, NUMBER, 10000",
        "个, NUMBER, 1",
        "吨, TONNE, 1",
        "万吨, TONNE, 10000",
        "公斤, TONNE, 0.001",
        "千克, TONNE, 0.001",
        "万吨标准煤, TONNE_COAL_EQUIVALENT, 10000",
        "千瓦时, KWH, 1",
        "万千瓦时, KWH, 10000",
        "亿千瓦时, KWH, 100000000",
        "万千瓦, KILOWATT, 10000",
        "公顷, HECTARE, 1",
        "千公顷, HECTARE, 1000",
        "平方公里, HECTARE, 100",
        "万平方米, SQUARE_METRE, 10000",
        "千米, METRE, 1000",
        "%, RATIO, 0.01",
        "％, RATIO, 0.01",
        "‰, RATIO, 0.001",
        "倍, RATIO, 1",
        "1/10万, RATIO, 0.00001",
        "人/万人, RATIO, 0.0001",
        "百分点, PERCENTAGE_POINT, 1",
        "个百分点, PERCENTAGE_POINT, 1",
        "上年=100, INDEX, 1",
        "上年＝100, INDEX, 1",
        "上年同期=100, INDEX, 1",
        "1978年=100, INDEX, 1",
        "以上年为100, INDEX, 1",
        "元/人, CNY_PER_PERSON, 1",
        "万元/人, CNY_PER_PERSON, 10000",
        "元/万人, CNY_PER_PERSON, 0.0001",
        "人/平方公里, PERSON_PER_HECTARE, 0.01",
        "公斤/公顷, TONNE_PER_HECTARE, 0.001",
        "CNY, CNY, 1",
        "CNY_PER_PERSON, CNY_PER_PERSON, 1",
        "yuan per person, CNY_PER_PERSON, 1",
        "persons, PERSON, 1",
        "million yuan, CNY, 1000000",
        "100 million yuan, CNY, 100000000",
        "'10,000 persons', PERSON, 10000",
        "USD million, USD, 1000000",
        "£ million, GBP, 1000000",
        "percentage, RATIO, 0.01",
        "billion kWh, KWH, 1000000000",
        "per cent, RATIO, 0.01",
        "percentage points, PERCENTAGE_POINT, 1",
    })
    void readsWhatDepartmentsWrite(String text, String code, BigDecimal factor) {
        assertThat(Unit.parse(text)).isEqualTo(new Unit(code, factor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "万", "元万", "光年", "元/", "元/人·月", "人口抽样调查", "元亿", "人/10万", "i"})
    void refusesWhatIsNoUnit(String text) {
        assertThat(Unit.find(text)).isEmpty();
        assertThatThrownBy(() -> Unit.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read unit");
    }

    @Test
    void saysWhichUnitIsNear() {
        assertThatThrownBy(() -> Unit.parse("平方公理"))
                .hasMessage("Cannot read unit '平方公理': unknown; did you mean '平方公里'?");
    }

    @ParameterizedTest
    @CsvSource({
        "亿元, 49670.2, 4967020000000",
        "万人, 763.6, 7636000",
        "%, 48.6, 0.486",
        "‰, -0.1, -0.0001",
        "万千瓦时, 0.0001, 1",
        "元, 0.10, 0.1",
    })
    void convertsExactly(String unit, BigDecimal value, BigDecimal base) {
        assertThat(Unit.parse(unit).convert(value)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "地区生产总值(亿元), 地区生产总值, CNY, ''",
        "地区生产总值（亿元）, 地区生产总值, CNY, ''",
        "地区生产总值 [亿元], 地区生产总值, CNY, ''",
        "人口数(人口抽样调查)(人), 人口数(人口抽样调查), PERSON, ''",
        "65岁及以上人口数(人口抽样调查)(人), 65岁及以上人口数(人口抽样调查), PERSON, ''",
        "一般公共预算支出（亿元）i, 一般公共预算支出, CNY, i",
        "财政支出（亿元）①, 财政支出, CNY, ①",
        "财政支出(亿元) [2], 财政支出, CNY, [2]",
        "GDP_亿元, GDP, CNY, ''",
        "比上年增长%, 比上年增长, RATIO, ''",
        "GDP指数_上年=100, GDP指数, INDEX, ''",
        "居民消费价格指数(上年=100), 居民消费价格指数, INDEX, ''",
        "65岁以上人口_抽样调查_人, 65岁以上人口_抽样调查, PERSON, ''",
        "进出口总额_亿元人民币, 进出口总额, CNY, ''",
        "第二产业比重_%, 第二产业比重, RATIO, ''",
    })
    void standsAtTheEndOfAName(String text, String name, String code, String marker) {
        assertThat(Unit.inName(text)).hasValueSatisfying(found -> assertThat(found)
                .returns(name, UnitInName::name)
                .returns(code, it -> it.unit().code())
                .returns(marker, UnitInName::marker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"人口数(人口抽样调查)", "地区生产总值", "(亿元)", "产值(人)(规模以上)", "GDP_指数"})
    void isNotInEveryName(String text) {
        assertThat(Unit.inName(text)).isEmpty();
    }

    /** Who writes a contract looks for the base units in its schema. */
    @Test
    void theSchemaNamesEveryBaseUnit() throws IOException {
        String schema = new String(
                Contract.class.getResourceAsStream("contract.schema.json").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(UnitNames.codes()).isNotEmpty().allSatisfy(it -> assertThat(schema)
                .containsPattern("unit \\(the base unit[^)]*\\b" + it + "\\b"));
    }
}

package yishu.pipelines.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a draft says of a small table: each case is a file, and a line that contract or source has to hold. */
class InferenceTest {
    @TempDir
    private Path folder = Path.of("");

    private static Stream<Arguments> cases() {
        return Stream.of(
                // Where the table stands.
                said("a title above", "各县人口\n地区,2023年\n北京,1\n上海,2\n", "  skip_until: \"^地区,\""),
                said("notes below", "地区,2023年\n北京,1\n上海,2\n注：初步数\n", "  stop_at: \"^\\\\W*(注|资料来源|数据来源)\\\\s*[:：]\""),
                said("no header", "北京,1.5,2\n上海,2.5,3\n天津,3.5,4\n", "  header_rows: 0"),
                said(
                        "two rows of header",
                        "地区,2022年,,2023年,\n,人口,面积,人口,面积\n北京,1,2,3,4\n上海,5,6,7,8\n",
                        "  header_rows: 2"),
                said(
                        "units below the names",
                        "地区,年份,用电量\n,,万千瓦时\n北京,2023,1.5\n上海,2023,2.5\n",
                        "{from: 用电量/万千瓦时, unit: 万千瓦时}"),
                // Periods.
                said(
                        "years",
                        "地区,2022年,2023年\n北京,1,2\n上海,3,4\n",
                        "unpivot: {columns: \"^(\\\\d{4}年)$\", into: period}"),
                said(
                        "bare years",
                        "地区,2022,2023\n北京,1,2\n上海,3,4\n",
                        "unpivot: {columns: \"^(\\\\d{4})$\", into: period}"),
                said(
                        "running totals",
                        "地区,2023年1-2月,2023年1-12月\n北京,1,2\n上海,3,4\n",
                        "columns: \"^(\\\\d{4}年\\\\d{1,2}-\\\\d{1,2}月)$\""),
                said("quarters", "region,2023Q1,2023Q2\nA,1,2\nB,3,4\n", "columns: \"^(\\\\d{4}Q\\\\d{1,2})$\""),
                said(
                        "half-years",
                        "地区,2024年上半年,2024年下半年\n北京,1,2\n上海,3,4\n",
                        "columns: \"^(\\\\d{4}年上半年|\\\\d{4}年下半年)$\""),
                said(
                        "months of a year above",
                        "时间：2023年\n地区,1月,2月\n北京,1,2\n上海,3,4\n",
                        "  period: {constant: \"{context.year}年{month}\"}"),
                said("years with a marker", "地区,2022年,2023年*\n北京,1,2\n上海,3,4\n", "(\\\\d{4}年)(?:\\\\*)?$\""),
                said(
                        "years in brackets",
                        "country,2022 [YR2022],2023 [YR2023]\nA,1,2\nB,3,4\n",
                        "columns: \"^(\\\\d{4}) \\\\[YR\\\\d{4}\\\\]$\""),
                said("a year and a month", "年份,月份,数值\n2023,1,5\n2023,2,6\n", "  period: {constant: \"{年份}年{月份}月\"}"),
                said(
                        "a year and a quarter",
                        "year,quarter,value\n2023,Q1,5\n2023,Q2,6\n",
                        "  period: {constant: \"{year}年{quarter}\"}"),
                said("days without signs", "日期,数值\n20240131,5\n20240229,6\n", "  date: 日期"),
                said(
                        "moments",
                        "时刻,数值\n2024-01-31 08:15:00,5\n2024-02-29 09:00:00,6\n",
                        "extract: \"^(\\\\d{4}[-/.]\\\\d{1,2}[-/.]\\\\d{1,2})\"}"),
                said(
                        "instants",
                        "时刻,数值\n2024-01-31T16:15:00Z,5\n2024-02-29T09:00:00Z,6\n",
                        "the instant in the setting time.zone"),
                said(
                        "a year and a month in paths",
                        "data.year,data.month,value\n2023,1,5\n2023,2,6\n",
                        "  period: {constant: \"{data.year}年{data.month}月\"}"),
                said(
                        "days first",
                        "day,value\n31.01.2024,5\n01.02.2024,6\n",
                        "extract: \"^((?<d>\\\\d{1,2})[/.-](?<m>"),
                said("the title's year", "2024年各县图书馆\n地区,图书馆\n北京,1\n上海,2\n", "  period: context.period"),
                // Units.
                said("a unit in a name", "地区,年份,产值（亿元）\n北京,2022,1\n上海,2022,2\n", "{property: unit, value: CNY}"),
                said(
                        "a unit above",
                        "单位：万人\n地区,2022年,2023年\n北京,1,2\n上海,3,4\n",
                        "  value: {from: value, unit: \"{context.unit}\"}"),
                said(
                        "an office above, and a unit",
                        "填报单位：民政厅\n计量单位：万人\n地区,2022年,2023年\n北京,1,2\n上海,3,4\n",
                        "  unit: \"(?<![\\\\p{IsHan}&&[^量额]])单"),
                said(
                        "per cent at the end of a name",
                        "单位：亿元\n地区,年份,产值,增长%\n北京,2022,1,5\n上海,2022,2,6\n",
                        "{from: \"增长%\", unit: \"%\"}"),
                said(
                        "a power of ten",
                        "TIME_PERIOD,AREA,UNIT_MEASURE,UNIT_MULT,OBS_VALUE\n2022,北京,CNY,8,1\n2023,北京,CNY,8,2\n",
                        "{from: OBS_VALUE, unit: \"10^{UNIT_MULT} {UNIT_MEASURE}\"}"),
                said("labels under others", "项目,2022年,2023年\n收入,1,2\n  税收,3,4\n", "its labels are indented in 2 ways"),
                said(
                        "an indicator with its unit above",
                        "指标：总人口(万人)\n地区,2022年,2023年\n北京,1,2\n上海,3,4\n",
                        "  indicator: \"指标[:：]\\\\s*(.+)[(（](?<unit>[^()（）]+)[)）]\""),
                said(
                        "a column of units",
                        "指标,单位,2022年,2023年\n产值,亿元,1,2\n人口,万人,3,4\n",
                        "  value: {from: value, unit: \"{单位}\"}"),
                said(
                        "units in names of rows",
                        "指标,2022年,2023年\n产值（亿元）,1,2\n人口（万人）,3,4\n",
                        "  value: {from: value, unit: \"{indicator.unit}\"}"),
                said("units in cells", "地区,年份,比重\n北京,2022,12.5%\n上海,2022,13%\n", "{property: unit, value: RATIO}"),
                // Figures.
                said("a comma before decimals", "k;jahr;x\na;2022;1.234,5\nb;2022;2,25\n", "decimal: \",\""),
                said("many decimals", "地区,年份,x\n北京,2022,1.12345678901\n上海,2022,2\n", "{property: scale, value: 13}"),
                said("counts", "地区,年份,甲,乙\n北京,2022,1,2\n上海,2022,2,3\n", "logicalType: integer"),
                said("a marker of its own", """
                        地区,年份,甲
                        北京,2022,1
                        上海,2022,S
                        天津,2022,S
                        河北,2022,3
                        山西,2022,4
                        吉林,2022,5
                        海南,2022,6
                        云南,2022,7
                        贵州,2022,8
                        """, "missing: [S]"),
                // Codes and names.
                said("provinces", "地区,2022年\n北京,1\n吉林,2\n", "{property: level, value: province}"),
                said(
                        "codes of places",
                        "区划代码,年份,数值\n110000,2022,1\n120000,2022,2\n",
                        "{property: codelist, value: region}"),
                said(
                        "the finest place",
                        "省,市,年份,数值\n河北省,石家庄市,2022,1\n河北省,唐山市,2022,2\n",
                        "  - {property: grain, value: [period, city]}"),
                said("leading zeros", "编码,年份,数值\n001,2022,1\n002,2022,2\n", "logicalType: string"),
                said("names of the glossary", "年末常住人口（万人）,年份\n1,2022\n2,2023\n", "name: year_end_resident_population"),
                said("a word that nobody knows", "魑魅,年份\n甲,2022\n乙,2023\n", "no English name is known for '魑魅'"),
                said(
                        "a list that does not exist",
                        "年份,类型,值\n" + "2022,甲,1\n2022,乙,2\n".repeat(6),
                        "look like a code list"),
                // Keys.
                said(
                        "dimensions are the key",
                        "序号,地区,年份,值\n1,北京,2022,1\n2,上海,2022,2\n3,北京,2023,2\n",
                        "  - {property: grain, value: [period, region]}"),
                said(
                        "numbers where nothing else is",
                        "序号,值\n1,5\n2,5\n3,6\n",
                        "  - {property: grain, value: [number]}"),
                said(
                        "an identifier",
                        "case_id,date,kind\nA1,2024-01-01,x\nA2,2024-01-01,x\nA3,2024-01-01,x\n",
                        "  - {property: grain, value: [case_id]}"),
                // Persons.
                said(
                        "identity numbers",
                        "编号,证件,年份\n1,11010519491231002X,2022\n2,440524188001010014,2022\n",
                        "personal"),
                said("telephones", "编号,联系,年份\n1,13800138000,2022\n2,13900139000,2022\n", "telephone numbers"),
                said("names of persons", "姓名,年份,金额\n王某,2022,1\n李某,2022,2\n", "classification, value: restricted"),
                // Doubts.
                said(
                        "totals",
                        "行业,年份,值\n合计,2022,3\n工业,2022,1\n农业,2022,2\n",
                        "rows of totals stand among the data (合计)"),
                said(
                        "Eurostat's first column",
                        "freq,geo\\TIME_PERIOD\t2022 \t2023 \nA,DE\t1 \t2 p\nA,FR\t: \t4 \n",
                        "extract: \"^(?:[^,]*,){1}([^,]*)\"}"));
    }

    private static Arguments said(String name, String content, String line) {
        return Arguments.of(name, content, line);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theDraftSaysIt(String name, String content, String line) {
        Adopted adopted = Drafts.of(Drafts.file(folder, "table.csv", content, "UTF-8"));
        assertThat(adopted.contract() + adopted.source()).contains(line);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theDraftReadsItsFile(String name, String content, String line) {
        Adopted adopted = Drafts.of(Drafts.file(folder, "table.csv", content, "UTF-8"));
        assertThat(adopted.published()).isPositive().isEqualTo(adopted.observations());
    }
}

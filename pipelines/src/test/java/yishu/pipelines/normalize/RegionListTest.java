package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.pipelines.normalize.Resolution.Resolved;

class RegionListTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    private static final Path PUBLISHED = ROOT.resolve("../shared/data/areacodes/result.csv");
    private static final Problems PROBLEMS = new Problems();
    private static final CodeList LIST = CodeList.read(ROOT.resolve("pipelines/codelists/region.csv"), PROBLEMS);
    private static final CodeResolver RESOLVER = new CodeResolver(LIST);
    private static final Map<String, String> LEVELS = Map.of("省级", "province", "地级", "prefecture", "县级", "county");

    @Test
    void isReadWithoutAProblem() {
        assertThat(PROBLEMS.all()).isEmpty();
        assertThat(LIST.levels()).containsExactly("province", "prefecture", "county");
    }

    @Test
    void holdsEveryPublishedRowAndNoOther() throws IOException {
        assumeTrue(Files.exists(PUBLISHED), "the published list is not here: " + PUBLISHED);
        List<List<Object>> published = Files.readAllLines(PUBLISHED).stream()
                .skip(1)
                .map(RegionListTest::facts)
                .toList();
        assertThat(LIST.codes().stream().map(RegionListTest::facts))
                .hasSize(6823)
                .containsExactlyInAnyOrderElementsOf(published);
    }

    /** 代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码. */
    private static List<Object> facts(String line) {
        String[] cells = line.split(",", -1);
        String end = cells[7];
        List<Code.Successor> successors = Arrays.stream(cells[8].split(";", -1))
                .filter(heir -> !heir.isEmpty())
                .map(heir -> heir.contains("[") ? heir.replaceAll("[]\\[]", "") : heir + end)
                .map(heir -> new Code.Successor(heir.substring(0, 6), Integer.parseInt(heir.substring(6))))
                .toList();
        String under = cells[2].equals("直辖") || cells[2].equals(cells[3]) || cells[2].isEmpty() ? "" : cells[2];
        return List.of(
                cells[0],
                cells[3],
                LEVELS.getOrDefault(cells[4], cells[4]),
                Integer.parseInt(cells[6]),
                end.isEmpty() ? Code.OPEN : Integer.parseInt(end),
                successors,
                cells[4].equals("省级") ? "" : cells[1] + under);
    }

    private static List<Object> facts(Code row) {
        return List.of(row.code(), row.name(), row.level(), row.from(), row.until(), row.successors(), ancestors(row));
    }

    private static String ancestors(Code row) {
        return LIST.at(row.parent(), row.from())
                .map(above -> ancestors(above) + above.name())
                .orElse("");
    }

    @Test
    void everyParentIsInUseAsLongAsItsPart() {
        assertThat(LIST.codes()).allSatisfy(row -> {
            assertThat(row.parent().isEmpty()).isEqualTo(row.level().equals("province"));
            if (!row.parent().isEmpty()) {
                assertThat(IntStream.range(row.from(), Math.min(row.until(), 2030)))
                        .allMatch(
                                year -> LIST.rowsOf(row.parent()).stream().anyMatch(above -> above.usedAtEndOf(year)));
            }
        });
    }

    @Test
    void noCodeHasTwoNamesAtOnce() {
        Map<String, List<Code>> rows = LIST.codes().stream().collect(Collectors.groupingBy(Code::code));
        assertThat(rows.values()).allSatisfy(names -> assertThat(IntStream.range(1981, 2030))
                .allMatch(year ->
                        names.stream().filter(name -> name.usedAtEndOf(year)).count() <= 1));
    }

    @Test
    void everySuccessorIsACodeInUseWhenItTakesOver() {
        assertThat(LIST.codes()).allSatisfy(row -> assertThat(row.successors())
                .allMatch(heir -> LIST.at(heir.code(), heir.year()).isPresent()));
    }

    @ParameterizedTest
    @CsvSource({
        "110000, 北京市, 北京", "120000, 天津市, 天津", "130000, 河北省, 河北", "140000, 山西省, 山西",
        "150000, 内蒙古自治区, 内蒙古", "210000, 辽宁省, 辽宁", "220000, 吉林省, 吉林", "230000, 黑龙江省, 黑龙江",
        "310000, 上海市, 上海", "320000, 江苏省, 江苏", "330000, 浙江省, 浙江", "340000, 安徽省, 安徽",
        "350000, 福建省, 福建", "360000, 江西省, 江西", "370000, 山东省, 山东", "410000, 河南省, 河南",
        "420000, 湖北省, 湖北", "430000, 湖南省, 湖南", "440000, 广东省, 广东", "450000, 广西壮族自治区, 广西",
        "460000, 海南省, 海南", "500000, 重庆市, 重庆", "510000, 四川省, 四川", "520000, 贵州省, 贵州",
        "530000, 云南省, 云南", "540000, 西藏自治区, 西藏", "610000, 陕西省, 陕西", "620000, 甘肃省, 甘肃",
        "630000, 青海省, 青海", "640000, 宁夏回族自治区, 宁夏", "650000, 新疆维吾尔自治区, 新疆",
    })
    void everyProvinceIsFoundByItsNames(String code, String name, String shortName) {
        int first = code.equals("500000") ? 1997 : code.equals("460000") ? 1988 : 1981;
        assertThat(IntStream.rangeClosed(first, 2025).boxed()).allSatisfy(year -> {
            assertThat(RESOLVER.resolve(name, year)).isEqualTo(new Resolved(code));
            assertThat(RESOLVER.resolve(shortName, year, Optional.of("province"), Optional.empty()))
                    .isEqualTo(new Resolved(code));
        });
    }
}

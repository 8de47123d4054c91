package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootnotesTest {
    private static final Footnotes NUMBERED = Footnotes.parse(List.of(
            "注：1.2005年、2015年为1%人口抽样调查样本数据，其他年份为",
            "12.5‰样本数据。", "　　　2.由于采用加权汇总的方法，略有误差。", "数据来源：国家统计局", "导出时间：2025-01-20"));

    @Test
    void splitsNumberedNotesAndJoinsTheirLines() {
        assertThat(NUMBERED.notes())
                .containsExactly(
                        Map.entry("1", "2005年、2015年为1%人口抽样调查样本数据，其他年份为12.5‰样本数据。"),
                        Map.entry("2", "由于采用加权汇总的方法，略有误差。"));
        assertThat(NUMBERED.source()).contains("国家统计局");
        assertThat(NUMBERED.general()).isEqualTo("2005年、2015年为1%人口抽样调查样本数据，其他年份为12.5‰样本数据。\n由于采用加权汇总的方法，略有误差。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "②", "[2]", "(2)", "（2）", "注2", "²", "(注2)"})
    void findsTheNoteOfAMarker(String marker) {
        assertThat(NUMBERED.note(marker)).contains("由于采用加权汇总的方法，略有误差。");
    }

    @Test
    void keepsANoteWithoutANumber() {
        Footnotes footnotes = Footnotes.parse(List.of("注：系统修订", "of the years", "1992-2023。", "资料来源: 省统计局"));
        assertThat(footnotes.notes()).containsExactly(Map.entry("", "系统修订of the years 1992-2023。"));
        assertThat(footnotes.source()).contains("省统计局");
        assertThat(footnotes.note("1")).isEmpty();
    }

    @Test
    void readsOtherMarkers() {
        Footnotes footnotes = Footnotes.parse(List.of(
                "① 不含私营单位。",
                "[2] 新口径\n（3）旧口径",
                "(a) a credit of",
                "£669 million",
                "* 初步数",
                "i. 含地方债",
                "注5：快报",
                "Source: ONS"));
        assertThat(footnotes.notes())
                .containsExactly(
                        Map.entry("1", "不含私营单位。"),
                        Map.entry("2", "新口径"),
                        Map.entry("3", "旧口径"),
                        Map.entry("a", "a credit of £669 million"),
                        Map.entry("*", "初步数"),
                        Map.entry("i", "含地方债"),
                        Map.entry("5", "快报"));
        assertThat(footnotes.note("＊")).contains("初步数");
        assertThat(footnotes.source()).contains("ONS");
    }

    @Test
    void saysOfAFigureWhatIsSaidOfAllAndWhatItsMarkersPointTo() {
        Footnotes footnotes = Footnotes.parse(List.of("注：本表为初步数。", "① 不含私营单位。", "* 新口径", "数据来源：国家统计局"));
        assertThat(footnotes.of(List.of())).isEqualTo("本表为初步数。");
        assertThat(footnotes.of(List.of("①", "†"))).isEqualTo("本表为初步数。\n不含私营单位。\n†");
    }

    @Test
    void mayBeAbsent() {
        assertThat(Footnotes.parse(List.of("", "　")))
                .returns(Map.of(), Footnotes::notes)
                .returns("", Footnotes::general)
                .matches(none -> none.source().isEmpty());
    }
}

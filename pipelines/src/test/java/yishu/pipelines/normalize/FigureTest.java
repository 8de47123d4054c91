package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;

class FigureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1649.5|1649.5",
                "0|0",
                "0.10|0.1",
                ".5|0.5",
                "1,234.5|1234.5",
                "１，２３４|1234",
                "１２３４．５|1234.5",
                "1 234 567|1234567",
                "'　1649.5\u00a0'|1649.5",
                "-123|-123",
                "－123|-123",
                "\u2212123|-123",
                "+5|5",
                "＋5|5",
                "(123)|-123",
                "（1,234.5）|-1234.5",
                "1.5E+8|150000000",
                "1.5e-3|0.0015",
                "12.3万|123000",
                "1.5亿|150000000",
                "3万亿|3000000000000",
                "-1.2亿|-120000000",
                "12.3%|0.123",
                "12.3％|0.123",
                "0.1‰|0.0001",
                "1.5亿元|150000000",
                "12345678901234567890.12345678|12345678901234567890.12345678",
            })
    void readsNumbersExactly(String cell, BigDecimal value) {
        assertThat(Figure.parse(cell))
                .returns(value, Figure::value)
                .returns(List.of(), Figure::markers)
                .returns(ObservationStatus.A, Figure::status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234[1]|1234|[1]|A",
                "1234 [r]|1234||R",
                "1234 [z]|1234|[z]|A",
                "1234⁽²⁾|1234|⁽²⁾|A",
                "12.3ᵖ|12.3||P",
                "12.3⁽ᵃ⁾|12.3|a|A",
                "1234①|1234|①|A",
                "1234*|1234|*|A",
                "1234**|1234|**|A",
                "1234 注1|1234|注1|A",
                "1234（注1）|1234|(注1)|A",
                "1234¹|1234|¹|A",
                "(123)(1)|-123|(1)|A",
                "12.3%①|0.123|①|A",
                "1234①②|1234|①,②|A",
                "12.3 p|12.3||P",
                "12.3p|12.3||P",
                "12.3(P)|12.3||P",
                "12.3 e|12.3||E",
                "12.3 E|12.3||E",
                "12.3 b|12.3|b|A",
                "12.3 bp|12.3|b|P",
                "12.3 pe|12.3||E",
                "12.3 r|12.3||R",
                "12.3① p|12.3|①|P",
                "1234（初步核算数）|1234||P",
                "1234(预计)|1234||F",
            })
    void takesMarkersAndFlagsFromTheEnd(String cell, BigDecimal value, String markers, ObservationStatus status) {
        assertThat(Figure.parse(cell))
                .returns(value, Figure::value)
                .returns(markers == null ? List.of() : List.of(markers.split(",", -1)), Figure::markers)
                .returns(status, Figure::status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is blank",
                "1,23,4|its thousands are not separated by threes",
                "1234,567|its thousands are not separated by threes",
                "0,123|its thousands are not separated by threes",
                "12 34|its thousands are not separated by threes",
                "1.2.3|it has two decimal points",
                "1.234,5.6|it has two decimal points",
                "abc|no digit stands in it",
                "12a4|'a4' behind the digits is no unit",
                "1.5E|'E' behind the digits is no unit",
                "1649.5x|'x' behind the digits is no unit",
                "--5|signs that are no number stand in it",
                "-(5)|signs that are no number stand in it",
                "(-5)|signs that are no number stand in it",
                "1e999|'e999' behind the digits is no unit",
                "#DIV/0!|signs that are no number stand in it",
                "2024-03|signs that are no number stand in it",
                "[1]|signs that are no number stand in it",
                "①|no digit stands in it",
            })
    void refusesWhatIsNoNumber(String cell, String reason) {
        assertThatThrownBy(() -> Figure.parse(cell))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read figure '" + cell + "': " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "49670.2, 亿元, 4967020000000",
        "12.3%, %, 0.123",
        "12.3, %, 0.123",
        "1.5亿, 元, 150000000",
        "1.5亿元, 万元, 150000000",
        "300万, 人, 3000000",
    })
    void countsTheUnitOfItsColumnOnce(String cell, String column, BigDecimal value) {
        assertThat(Figure.parse(cell).in(Unit.parse(column))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1.5亿, 万元", "12.3%, 亿元", "300万人, 元", "12.3%, 百分点"})
    void refusesAUnitThatContradictsItsColumn(String cell, String column) {
        assertThatThrownBy(() -> Figure.parse(cell).in(Unit.parse(column)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("the cell and its column name different units");
    }

    @Test
    void tellsItsOwnUnit() {
        assertThat(Figure.parse("12.3%").unit()).contains(Unit.parse("%"));
        assertThat(Figure.parse("1.5亿").unit()).isEmpty();
    }
}

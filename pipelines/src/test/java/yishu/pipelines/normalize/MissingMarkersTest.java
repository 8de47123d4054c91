package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.pipelines.normalize.MissingMarkers.Meaning;

class MissingMarkersTest {
    private static final MissingMarkers USUAL = MissingMarkers.of(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "　", "-", "－", "—", "——", "…", "……", "...", "..", "x", "X", "ｘ", "[c]", ":", "：", ": c", ":z",
                "n.a.", "N/A", "n.p.", "#", "#N/A", "无", " - "
            })
    void usualMarkersSayThatThereIsNoValue(String cell) {
        assertThat(USUAL.find(cell)).contains(Meaning.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "*", "0.0", "12.3", "#DIV/0!", "是", ": cell", "-1"})
    void nothingElseIsMissing(String cell) {
        assertThat(USUAL.find(cell)).isEmpty();
    }

    @Test
    void aDepartmentSaysWhatItsMarkersMean() {
        MissingMarkers own = MissingMarkers.of(Map.of("—", "zero", "＊", "M"));
        assertThat(own.find("—")).contains(Meaning.ZERO);
        assertThat(own.find("*")).contains(Meaning.MISSING);
        assertThat(own.find("…")).contains(Meaning.MISSING);
    }

    @Test
    void refusesAMeaningThatIsNone() {
        assertThatThrownBy(() -> MissingMarkers.of(Map.of("x", "zeros")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Cannot read missing marker 'x': 'zeros' is neither M (no value) nor zero (rounded to nothing);"
                                + " did you mean 'zero'?");
    }
}

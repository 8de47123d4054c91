package yishu.pipelines.read.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.Written;

/** What a PX file says of the places of its cells: keys, periods and notes. */
class PxKeysTest {
    private static final Reading PX = Reading.of("px");

    private final Written file;

    PxKeysTest(@TempDir Path folder) {
        this.file = new Written(folder.resolve("f.px"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "TLIST(A1,\"2023\"-\"2024\") ! 2023 2024",
                "TLIST(A1),\"2023\",\"2024\" ! 2023 2024",
                "TLIST(H1,\"20232\"-\"20241\") ! 2023-S2 2024-S1",
                "TLIST(Q1,\"20234\"-\"20241\") ! 2023-Q4 2024-Q1",
                "TLIST(M1,\"202312\"-\"202401\") ! 2023-12 2024-01",
                "tlist(m1),\"202312\",\"202402\" ! 2023-12 2024-02",
                "TLIST(W1,\"202053\"-\"202101\") ! 2020-W53 2021-W01",
                "TLIST(W1,\"202352\"-\"202401\") ! 2023-W52 2024-W01",
                "TLIST(D1),\"20230101\",\"20230102\" ! 20230101 20230102",
            })
    void timevalIsToldAsSdmxWritesIt(String timeval, String periods) {
        String text = PxSourceTest.SMALL.replace("DATA=", "TIMEVAL(\"年\")=" + timeval + ";\nDATA=");
        List<Row> rows = Rows.of(write(text), PX);
        assertThat(rows.get(0).cells()).containsExactly("地区", "年", "年.period", "DATA");
        assertThat(rows.subList(1, 3).stream().map(it -> it.cells().get(2))).containsExactly(periods.split(" "));
    }

    static String keyed(String data) {
        return """
                STUB="区","年";
                HEADING="性别";
                VALUES("区")="甲","乙";
                CODES("区")="a","b";
                VALUES("年")="2023","2024";
                VALUES("性别")="男","女";
                KEYS("区")=CODES;
                KEYS("年")=VALUES;
                DATA=
                """ + data;
    }

    @Test
    void rowsWithKeysSayWhatTheyAreOfAndOthersAreLeftOut() {
        List<Row> rows = Rows.of(write(keyed("\"b\",\"2024\", 1 \"..\"\n\"a\",\"2023\",3\n 4;\n")), PX);
        assertThat(rows.stream().map(Row::text))
                .containsExactly("区,区.code,年,性别,DATA", "乙,b,2024,男,1", "乙,b,2024,女,..", "甲,a,2023,男,3", "甲,a,2023,女,4");
        assertThat(Rows.of(write(keyed(";")), PX)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"c\",\"2024\", 1 2; ! line 10: after 0 rows of DATA stands c, which is no key of '区'",
                "\"a\",\"2024\", 1 2\\n3; ! line 11: after 1 rows of DATA stands 3, which is no key of '区'",
                "\"a\",\"2024\", 1\\n\"b\",\"2024\" 1 2; ! line 10: the row holds 1 cells, but HEADING gives 2: 性别 (2)",
                "\"a\",\"2024\", 1; ! line 10: the row holds 1 cells, but HEADING gives 2: 性别 (2)",
                "\"a\",\"2024\"; ! line 10: the row holds 0 cells, but HEADING gives 2: 性别 (2)",
                "\"a\"; ! line 10: DATA ends within the keys of a row",
                "\"a\",\"2024\", 1 2 ! DATA is cut off",
            })
    void rowsWithKeysThatDoNotFitAreRefused(String data, String what) {
        assertRefused(keyed(data.replace("\\n", "\n")), what);
    }

    @Test
    void keysOfOneDimensionOnlyAreRefused() {
        assertRefused(
                keyed(";").replace("KEYS(\"年\")=VALUES;\n", ""),
                "line 7: KEYS is stated, but not of every dimension of STUB: '年' has none");
        assertRefused(keyed(";").replace("=CODES", "=CODE"), "line 7: KEYS of '区' is CODE, neither CODES nor");
        assertRefused(keyed(";").replace("\"b\"", "\"a\""), "line 7: 'a' is the key of two values of '区'");
    }

    @Test
    void notesOfTheWholeFileAndOfADimensionStandTogether() {
        String notes = "NOTE=\"\"\n\"一#\"\n\"二\";\nNOTE(\"地区\")=\"三\";\nNOTEX=\"四\";\nDATA=";
        Row first =
                Rows.of(write(PxSourceTest.SMALL.replace("DATA=", notes)), PX).get(1);
        assertThat(first.cells()).containsExactly("甲区", "2023", "1", "一\n二\n三\n四");
    }

    @Test
    void aNoteMayNameValuesByTheirCodes() {
        String notes =
                "CODES(\"地区\")=\"1\",\"2\";\nVALUENOTE(\"地区\",\"2\")=\"一\";\nCELLNOTE(\"2\",\"2024\")=\"二\";\nDATA=";
        List<Row> rows = Rows.of(write(PxSourceTest.SMALL.replace("DATA=", notes)), PX);
        assertThat(rows.stream().map(it -> it.cells().subList(4, 6)))
                .containsExactly(
                        List.of("VALUENOTE", "CELLNOTE"),
                        List.of("", ""),
                        List.of("", ""),
                        List.of("一", ""),
                        List.of("一", "二"));
    }

    @Test
    void partialKeysConcernEveryKeyThatAgrees() {
        PartialKeys<Integer, String> keys = new PartialKeys<>();
        keys.say(Map.of(), "all");
        keys.say(Map.of(0, "a"), "a");
        keys.say(Map.of(0, "a", 2, "c"), "ac");
        keys.say(Map.of(3, "d"), "beyond");
        assertThat(keys.of(Map.of(0, "a", 1, "b", 2, "c"))).containsExactly("ac", "a", "all");
        assertThat(keys.of(Map.of(0, "x", 1, "b", 2, "c"))).containsExactly("all");
    }

    private void assertRefused(String text, String part) {
        file.assertRefused(text.getBytes(StandardCharsets.UTF_8), PX, part);
    }

    private Path write(String text) {
        return file.write(text, "UTF-8");
    }
}

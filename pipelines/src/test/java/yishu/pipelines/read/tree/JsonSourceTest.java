package yishu.pipelines.read.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Mutations;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;
import yishu.pipelines.read.Sources;

class JsonSourceTest {
    private static final Reading JSON = Reading.of("json");
    private static final String CASES = """
            {"period": "2024", "meta": {"unit": "件", "codes": [1, 2]},
             "cases": [
               {"id": 7, "court": {"name": "甲"}, "steps": [{"name": "立案", "day": 1}, {"name": "结案"}], "tags": ["x"]},
               {"id": 8, "steps": []},
               {"steps": {"name": "立案", "fee": 1.10}, "id": 9}
             ],
             "source": "法院"}
            """;

    private final Path folder;

    JsonSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Cells are divided by bars, rows by blanks; {@code -} is no row of names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "[{\"a\":1,\"b\":\"x\"},{\"b\":\"y\",\"c\":true}] ! 0:a|b|c 1:1|x| 2:|y|true",
                "{\"a\":1}\\n\\n{\"a\":2,\"b\":3}\\n ! 0:a|b 1:1| 3:2|3",
                "{\"a\":1} ! 0:a 1:1",
                "{\\n\"a\":1}\\n{\\n\"a\":2} ! 0:a 1:1 3:2",
                "[{\"a\":{\"b\":1,\"c\":{\"d\":null}},\"e\":[1,[2,3],{\"f\":4}]}] ! 0:a.b|a.c.d|e[0]|e[1][0]|e[1][1]|e[2].f 1:1||1|2|3|4",
                "[{\"a\":1.10,\"b\":1e3,\"c\":-0.0,\"d\":123456789012345678901234567890.5E+7,\"e\":\"01\"}]"
                        + " ! 0:a|b|c|d|e 1:1.10|1e3|-0.0|123456789012345678901234567890.5E+7|01",
                "[{\"a\":{},\"b\":[],\"c\":false}] ! 0:c 1:false",
                "[{\"a\":1},{},null,{\"a\":\"\"},{\"a\":2}] ! 0:a 1:1 5:2",
                "[{\"\":1,\"a\":{\"\":2}}] ! 0:\"\"|a.\"\" 1:1|2",
                "[{\"a\":{\"@x\":1}}] ! 0:a@x 1:1",
                "[[\"NAME\",\"POP\"],[\"甲\",1],[\"乙\"]] ! 1:NAME|POP 2:甲|1 3:乙",
                "[[1,[2]]] ! 0:[0]|[1][0] 1:1|2",
                "[{\"a\":\"\\u5730区\\\\n%s\"}] ! 0:a 1:地区/%s",
            })
    void recordsAtTheTop(String text, String rows) {
        assertRows(text, JSON, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "/data/rows ! {\"period\":2024,\"data\":{\"n\":2,\"rows\":[{\"a\":1},{\"a\":2}],\"unit\":\"件\"},\"more\":{\"b\":[1],\"c\":{\"d\":5}}}"
                        + " ! 0:/period|/data/n|/data/unit|/more/c/d|a 1:2024|2|件|5|1 2:2024|2|件|5|2",
                "/rows ! {\"rows\":{\"a\":1},\"x\":null} ! 0:/x|a 1:|1",
                "/1 ! [{\"page\":1},[{\"a\":1},{\"a\":2}],{\"z\":1}] ! 0:a 1:1 2:2",
                "/元~1人 ! {\"~\":1,\"a/b\":2,\"元/人\":[{\"a\":1}]} ! 0:/~0|/a~1b|a 1:1|2|1",
                "/*/steps ! [{\"id\":1,\"steps\":[{\"d\":2},{\"d\":3}]},{\"id\":4,\"steps\":null},{\"id\":5}] ! 0:/*/id|d 1:1|2 2:1|3",
                "/*/steps ! {\"id\":1,\"steps\":[{\"d\":2},{\"d\":3}]}\\n{\"steps\":[{\"d\":6}],\"id\":5} ! 0:/*/id|d 1:1|2 2:1|3 3:5|6",
                "/*/a/*/b ! [{\"i\":1,\"a\":[{\"j\":2,\"b\":[{\"k\":3},{\"k\":4}]},{\"j\":5,\"b\":[{\"k\":6}]}]}]"
                        + " ! 0:/*/i|/*/a/*/j|k 1:1|2|3 2:1|2|4 3:1|5|6",
                "/*/tags ! [{\"id\":1,\"tags\":[\"x\",\"y\"]},{\"id\":2,\"tags\":\"z\"}] ! 0:/*/id|tags 1:1|x 2:1|y 3:2|z",
            })
    void recordsFurtherDown(String records, String text, String rows) {
        assertRows(text, JSON.withRecords(records), rows);
    }

    @Test
    void eachElementRepeatsTheFieldsOfWhatItStandsIn() {
        Path file = write(CASES);
        assertThat(Rows.of(file, JSON.withRecords("/cases/*/steps")))
                .containsExactly(
                        new Row(
                                "",
                                0,
                                List.of(
                                        "/period",
                                        "/meta/unit",
                                        "/source",
                                        "/cases/*/id",
                                        "/cases/*/court/name",
                                        "name",
                                        "day",
                                        "fee")),
                        new Row("", 1, List.of("2024", "件", "法院", "7", "甲", "立案", "1", "")),
                        new Row("", 2, List.of("2024", "件", "法院", "7", "甲", "结案", "", "")),
                        new Row("", 3, List.of("2024", "件", "法院", "9", "", "立案", "", "1.10")));
        assertThat(Rows.of(file, JSON.withRecords("/cases")).get(0).cells())
                .containsExactly(
                        "/period",
                        "/meta/unit",
                        "/source",
                        "id",
                        "court.name",
                        "steps[0].name",
                        "steps[0].day",
                        "steps[1].name",
                        "tags[0]",
                        "steps.name",
                        "steps.fee");
    }

    @Test
    void theNamesOfTheFieldsAreTheHeaderWithoutAnyLayout() {
        List<Row> rows = Rows.of(write("{\"地区\":\"甲\"}\n{\"值\":2}\n"), JSON);
        assertThat(Outline.of(rows.iterator(), Rows.layout("", ""), "f"))
                .containsExactly(new Block("", List.of("地区", "值"), 1, 2, 2, Map.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GB18030, GB18030", "UTF-16LE, UTF-16LE", "UTF-16BE, UTF-16BE"})
    void encodingsAreToldAsOfAnyText(String written, String told) {
        for (String mark : List.of("", "\uFEFF")) {
            byte[] text = (mark + "[{\"地区\":\"北京市\",\n\"值\":1.0}]\n").getBytes(Charset.forName(written));
            Path file = write(
                    written.equals("GB18030")
                            ? "[{\"地区\":\"北京市\",\n\"值\":1.0}]\n".getBytes(Charset.forName(written))
                            : text);
            assertThat(Rows.of(file, JSON))
                    .containsExactly(new Row("", 0, List.of("地区", "值")), new Row("", 1, List.of("北京市", "1.0")));
            try (FailsafeRows rows = Sources.of("json").open(file, JSON)) {
                assertThat(rows.encoding()).contains(told);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                " `` ! `` ! it holds no JSON",
                " `` ! [] ! it holds no record",
                " `` ! [{},null] ! it holds no record",
                " /a ! {\"a\":null} ! it holds no record",
                " `` ! [{\"a\":1},\\n{\"a\":2 ! it is cut off: it ends before all that it opens is closed, line 2",
                " `` ! [{\"a\":\"b ! it is cut off: it ends before all that it opens is closed, line 1",
                " `` ! [{\"a\":1}]\\n] ! it is not JSON: Unexpected close marker ']': no open Array to close, line 2",
                " `` ! [{\"a\":1}]\\n[] ! more follows behind its end, line 2",
                " /a ! {\"a\":[{\"b\":1}]}\\n{} ! more follows behind its end, line 2",
                " `` ! {\"a\":1}{\"a\":2} ! two objects stand on one line, line 1",
                " `` ! {\"a\":1}\\n[2] ! after an object comes something else than one more object, line 2",
                " `` ! {\"a\":1},\\n{\"a\":2} ! it is not JSON: Unexpected character (',' (code 44)), line 1",
                " `` ! {\"a\":1}\\n{\"a\":2\\n{\"a\":3} ! it is not JSON: Unexpected character ('{' (code 123)), line 3, in the object that begins in line 2",
                " `` ! {\"a\":1}\\n} ! it is not JSON: Unexpected close marker '}': no open Object to close, line 2",
                " `` ! <a/> ! it is not JSON: Unexpected character ('<' (code 60)), line 1",
                " `` ! [{\"a\":1,\\n\"a\":2}] ! a field stands twice in one object (Duplicate field 'a'), line 2",
                " `` ! [{\"x\":0},\\n{\"a\":{\"b\":1},\"a.b\":2}] ! the field 'a.b' stands twice in it, record 2, line 2",
                " `` ! [{\"a\":007}] ! it is not JSON: Invalid numeric value: Leading zeroes not allowed, line 1",
                " `` ! [{\"a\":NaN}] ! it is not JSON: Non-standard token 'NaN'",
                " `` ! [1,2] ! a record is neither an object nor an array, but '1', record 1, line 1",
                " `` ! 12 ! at '' stands neither an array nor an object, but '12', line 1",
                " /data ! {\"data\":12} ! at '/data' stands neither an array nor an object, but '12', line 1",
                " /data/rwos ! {\"data\":{\"rows\":[1],\"x\":1}} ! there is no '/data/rwos' in it; arrays stand at /data/rows; did you mean '/data/rows'?",
                " /a/b ! {\"a\":[{\"b\":[]}]} ! there is no '/a/b' in it; at '/a' stands an array",
                " /*/a/b ! [{\"a\":[{\"b\":[]}]}] ! at /*/a stands an array; write '/*/a/*/b' in 'records', record 1, line 1",
                " /*/a/b ! [{\"a\":7}] ! at /*/a stands a text, in which there is no 'b', record 1, line 1",
            })
    void whatCannotBeReadIsRefusedInOneSentence(String records, String text, String said) {
        Reading reading = records.isEmpty() ? JSON : JSON.withRecords(records);
        assertRefused(write(text.replace("\\n", "\n")), reading, said);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertRefused(write(new byte[] {'[', '"', 0, '"', ']'}), JSON, "it is not text: a NUL stands in line 1");
        assertRefused(write("PK\u0003\u0004"), JSON, "it is not text but a workbook or an archive");
        assertRefused(
                write("[{\"a\":\"地区地区\"}]".getBytes(Charset.forName("GB18030"))),
                JSON.withEncoding("UTF-8"),
                "the bytes B5 are not UTF-8, line 1");
    }

    @Test
    void whatMemoryCannotHoldIsRefused() throws IOException {
        String hundred = "x".repeat(100_000_000);
        assertRefused(write("[{\"a\":\"" + hundred + "\"}]"), JSON, "a text is longer than 16 MB, line 1");
        assertRefused(
                write("[{\"a\":[" + "\"xxxxxxxxxx\",".repeat(2_000_000) + "1]}]"),
                JSON,
                "a record is larger than 16 MB");
        assertRefused(write("[".repeat(100_000)), JSON, "it is nested deeper than 1,000 levels, line 1");
        assertRefused(
                write("[{\"a\":" + "9".repeat(1_001) + "}]"), JSON, "a number has more than 1,000 digits, line 1");
        assertRefused(
                write("[" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "]"),
                JSON,
                "a field is nested too deep or named too long: 'a.a.a.");
        assertRefused(
                write("{\"rows\":[" + "1,".repeat(10_001) + "1]}"),
                JSON,
                "it has more than 10,000 fields; say by 'records' where the records stand in it, record 1, line 1");
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line <= 10_000; line++) {
            lines.append("{\"").append(line).append("\":1}\n");
        }
        assertRefused(write(lines.toString()), JSON, "its records have more than 10,000 fields");
    }

    /** 40 MB on one line, more than twice the memory of a unit. */
    @Test
    void recordsAreReadOneByOne() throws IOException {
        Path file = folder.resolve("f.json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"other\":[1],\"rows\":[");
            for (int row = 1; row <= 400_000; row++) {
                out.write((row == 1 ? "" : ",") + "{\"a\":" + row + ",\"b\":\"" + "x".repeat(80) + "\"}");
            }
            out.write("]}");
        }
        Row last = new Row("", 1, List.of());
        try (FailsafeRows rows = Sources.of("json").open(file, JSON.withRecords("/rows"))) {
            while (rows.hasNext()) {
                last = rows.next();
            }
        }
        assertThat(last).isEqualTo(new Row("", 400_000, List.of("400000", "x".repeat(80))));
    }

    @Test
    void compliesWithItsContract() {
        SourceAssert.assertCompliance(new JsonSource(), write(CASES), JSON.withRecords("/cases/*/steps"));
        SourceAssert.assertCompliance(new JsonSource(), write("{\"a\":1}\n{\"a\":2}\n"), JSON);
    }

    @Test
    void accidentsDoNoHarm() throws IOException {
        Mutations.assertHarmless(write(CASES), JSON.withRecords("/cases/*/steps"), 300);
        Mutations.assertHarmless(write(CASES), JSON, 100);
        Mutations.assertHarmless(write("{\"a\":1,\"b\":[\"x\"]}\n{\"a\":2.50}\n"), JSON, 300);
    }

    private void assertRows(String text, Reading reading, String rows) {
        assertThat(
                        Rows.of(
                                        write(text.replace("\\\\n", "\0")
                                                .replace("\\n", "\n")
                                                .replace("\0", "\\n")),
                                        reading)
                                .stream()
                                .map(it -> it.number() + ":"
                                        + String.join("|", it.cells()).replace("\n", "/"))
                                .toList())
                .containsExactly(rows.split(" "));
    }

    private static void assertRefused(Path file, Reading reading, String part) {
        assertThatThrownBy(() -> Rows.of(file, reading))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read file 'f.json': ")
                .hasMessageContaining(part);
    }

    private Path write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("f.json"), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

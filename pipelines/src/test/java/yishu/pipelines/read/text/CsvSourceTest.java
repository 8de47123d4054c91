package yishu.pipelines.read.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;
import yishu.pipelines.read.Sources;

class CsvSourceTest {
    private static final String SIMPLIFIED = "地区,2024年\n北京市,49670.2\n";
    private static final String TRADITIONAL = "地區,2024年\n臺北市,49670.2\n";

    private final Path folder;

    CsvSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a,b\\nc,d ! 1:a|b 2:c|d",
                "a,b\\r\\nc,d\\r\\n ! 1:a|b 2:c|d",
                "a,b\\rc,d\\re,f ! 1:a|b 2:c|d 3:e|f",
                "a,b\\n\\n\\nc,d ! 1:a|b 4:c|d",
                "a,\"b\\nc\"\\r\\nd,e ! 1:a|b/c 3:d|e",
                "a,\"b\\rc\"\\nd,e ! 1:a|b/c 3:d|e",
                "a,\"b\\r\\nc\"\\rd,e ! 1:a|b/c 3:d|e",
                "\"a\"\"b\",c ! 1:a\"b|c",
                "a,5\"6\"7,c ! 1:a|5\"6\"7|c",
                "\"a,b\",c\\nd,e ! 1:a,b|c 2:d|e",
                "a,,\\n,,\\n,b, ! 1:a|| 3:|b|",
                "single ! 1:single",
            })
    void quotingAndLineBreaks(String text, String rows) {
        Path file = write(text.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8));
        assertThat(Rows.of(file, Rows.CSV).stream()
                        .map(it ->
                                it.number() + ":" + String.join("|", it.cells()).replace("\n", "/"))
                        .toList())
                .containsExactly(rows.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, 地区, UTF-8",
        "GB18030, 地区, GB18030",
        "GBK, 地区, GB18030",
        "Big5, 地區, Big5",
        "UTF-16LE, 地区, UTF-16LE",
        "UTF-16BE, 地区, UTF-16BE",
        "UTF-16LE, 北京市㑇㛃䶮𠮷镇, UTF-16LE",
        "UTF-16BE, 北京市㑇㛃䶮𠮷镇, UTF-16BE",
        "GB18030, 地區, GB18030",
        "Shift_JIS, ひらがなとカタカナのぶんしょうです, Shift_JIS",
    })
    void encodingsAreTold(String written, String text, String told) {
        String all = text + ",2024年\n" + text + ",2023年\n";
        Path file = write(all.getBytes(Charset.forName(written)));
        assertThat(encoding(file)).isEqualTo(told);
        assertThat(Rows.of(file, Rows.CSV).get(1).cells()).containsExactly(text, "2023年");
    }

    /** Each of these is a whole file, as short as files get. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "北京,1",
                "上海市,2",
                "广东省,3",
                "合计",
                "数据来源：国家统计局",
                "年份,产值",
                "湖北省,武汉市",
                "城镇居民人均可支配收入",
                "单位：亿元",
                "新疆维吾尔自治区,5",
                "第一产业,第二产业",
                "内蒙古,呼和浩特",
                "浙江,杭州",
                "重庆,四川",
                "工业增加值",
                "财政收入"
            })
    void shortSimplifiedTexts(String text) {
        assertThat(encoding(write(text.getBytes(Charset.forName("GB18030"))))).isEqualTo("GB18030");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "臺北市,1",
                "高雄市,2",
                "總計",
                "資料來源：主計總處",
                "年度,產值",
                "新北市,板橋區",
                "每人可支配所得",
                "單位：新臺幣百萬元",
                "人口數",
                "臺灣地區,5",
                "農業,工業,服務業",
                "就業人口",
                "花蓮縣,屏東縣",
                "國民所得統計",
                "工業生產指數",
                "稅收"
            })
    void shortTraditionalTexts(String text) {
        assertThat(encoding(write(text.getBytes(Charset.forName("Big5"))))).isEqualTo("Big5");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF"})
    void byteOrderMarksAreObeyedAndDropped(String charset, String mark) {
        byte[] text = SIMPLIFIED.getBytes(Charset.forName(charset));
        byte[] head = HexFormat.of().parseHex(mark);
        byte[] all = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, all, head.length, text.length);
        Path file = write(all);
        assertThat(encoding(file)).isEqualTo(charset);
        assertThat(Rows.of(file, Rows.CSV).get(0).cells()).containsExactly("地区", "2024年");
        assertThat(Rows.of(file, Rows.csv(charset, ",")).get(0).cells()).containsExactly("地区", "2024年");
    }

    @Test
    void aDeclaredEncodingIsObeyed() {
        Path file = write(TRADITIONAL.getBytes(Charset.forName("Big5")));
        assertThat(Rows.of(file, Rows.csv("Big5", "auto")).get(1).cells()).containsExactly("臺北市", "49670.2");
        Path latin = write("r\u00e9gion;\u00a3\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Rows.of(latin, Rows.csv("ISO-8859-1", "auto")).get(0).cells())
                .containsExactly("région", "£");
    }

    @Test
    void aWrongEncodingIsRefusedWithItsLineAndNeverReplaced() {
        byte[] gb = ("a,b\n\n" + SIMPLIFIED).getBytes(Charset.forName("GB18030"));
        assertRefused(gb, Rows.csv("UTF-8", "auto"), "the bytes B5 are not UTF-8, line 3; say in source.yaml");
        assertRefused(
                SIMPLIFIED.getBytes(StandardCharsets.UTF_8),
                Rows.csv("GBK", "auto"),
                "its encoding is declared as GBK, but it is UTF-8, first seen in line 1");
        assertRefused(
                SIMPLIFIED.getBytes(StandardCharsets.UTF_8),
                Rows.csv("GB1830", "auto"),
                "there is no encoding 'GB1830'; did you mean 'GB18030'?");
        assertRefused(
                "\uFEFFa,b".getBytes(StandardCharsets.UTF_8),
                Rows.csv("GBK", "auto"),
                "its encoding is declared as GBK, but line 1 begins with the mark of UTF-8");
    }

    @Test
    void oneBrokenByteInUtf8IsRefusedRatherThanReadAsSomethingElse() {
        byte[] text = SIMPLIFIED.repeat(50).getBytes(StandardCharsets.UTF_8);
        text[text.length - 20] = (byte) 0xFF;
        assertRefused(text, Rows.CSV, "are not UTF-8, line 99");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a,b,c\\n1,2,3 ! ,",
                "a\\tb\\n1,5\\t2,5 ! \\t",
                "region\\tx\\ty\\n甲\\t1,234,567\\t2,345,678\\n乙\\t1,234,567\\t2,345,678 ! \\t",
                "region;a;b\\nBerlin;3,5;4,2\\nHamburg;1,5;2,2 ! ;",
                "a|b\\n1|2 ! |",
                "库：a, b\\n标：c, d\\n时：e, f\\n地区\\t1\\t2\\t3\\n甲\\t4\\t5\\t6\\n乙\\t4\\t5\\t6 ! \\t",
                "库：a; b; c\\n标：d\\n地区,1,2,3\\n甲,4,5,6\\n乙,7,8,9 ! ,",
                "name,note\\n甲,\"x;y;z\"\\n乙,\"x;y;z\" ! ,",
                "a,\"b\\nx;y\"\\nc,d ! ,",
                "甲\\n乙 ! ,",
            })
    void delimiterIsFound(String text, String delimiter) {
        assertThat(Delimiter.in(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo(delimiter.replace("\\t", "\t").charAt(0));
    }

    @Test
    void whatIsNotTextIsRefused() {
        assertRefused(new byte[] {'a', ',', 'b', '\n', 1, 0, 2, 0, 'x'}, Rows.CSV, "a NUL stands in line 2");
        assertRefused(new byte[] {'P', 'K', 3, 4, 20, 0}, Rows.CSV, "it is not text but a workbook or an archive");
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), Rows.CSV, "it is not text but PDF");
    }

    @Test
    void quotesThatSwallowRowsAreRefused() {
        assertRefused(
                "a,b\nc,\"d\ne,f\n".getBytes(StandardCharsets.UTF_8),
                Rows.CSV,
                "a quote is opened and never closed, in the record of line 2");
        assertRefused(
                "a,b\nc,\"d\"e\n".getBytes(StandardCharsets.UTF_8),
                Rows.csv("UTF-8", ","),
                "text follows a closing quote, in the record of line 2");
    }

    @Test
    void aFieldBeyondSixteenMegabytesIsRefused() {
        String text = "a,b\nc,\"" + "x".repeat((16 << 20) + 1) + "\"\n";
        assertRefused(
                text.getBytes(StandardCharsets.UTF_8),
                Rows.CSV,
                "a cell is longer than 16 MB, in the record of line 2");
    }

    @Test
    void textLongerThanAnyBufferIsReadWhole() {
        Path file = write(("地区,年\n" + "北京市,2024\r\n".repeat(20_000)).getBytes(Charset.forName("GB18030")));
        List<Row> rows = Rows.of(file, Rows.CSV);
        assertThat(rows).hasSize(20_001);
        assertThat(rows.get(20_000)).isEqualTo(new Row("", 20_001, List.of("北京市", "2024")));
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(Rows.of(write(new byte[0]), Rows.CSV)).isEmpty();
        assertThat(Rows.of(write("\n\n".getBytes(StandardCharsets.UTF_8)), Rows.CSV))
                .isEmpty();
    }

    @Test
    void compliesWithItsContract() {
        SourceAssert.assertCompliance(
                new yishu.pipelines.read.text.CsvSource(),
                write(SIMPLIFIED.getBytes(Charset.forName("GB18030"))),
                Rows.CSV);
    }

    private void assertRefused(byte[] bytes, Reading reading, String part) {
        Path file = write(bytes);
        assertThatThrownBy(() -> Rows.of(file, reading))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read file 'f.csv': ")
                .hasMessageContaining(part);
    }

    private String encoding(Path file) {
        try (FailsafeRows rows = Sources.of("csv").open(file, Rows.CSV)) {
            return rows.encoding().orElseThrow();
        }
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("f.csv"), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

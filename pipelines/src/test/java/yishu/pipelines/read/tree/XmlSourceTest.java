package yishu.pipelines.read.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
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
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Mutations;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;
import yishu.pipelines.read.Sources;
import yishu.pipelines.read.Written;

class XmlSourceTest {
    private static final Reading XML = Reading.of("xml");
    private static final String REGISTRY = """
            <?xml version="1.0"?>
            <!-- 工商登记 -->
            <r:registry xmlns:r="urn:registry" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="urn:registry r.xsd" period="2024">
              <head><unit code="10000">万元</unit><author>甲</author><author>乙</author></head>
              <r:enterprise id="1">
                <r:name>
                  一厂 &amp; 子
                </r:name>
                <r:phone type="m">110</r:phone><r:phone>120</r:phone>
                <r:branches><branch code="a">东</branch><branch code="b"/></r:branches>
              </r:enterprise>
              <r:enterprise id="2"><r:name><![CDATA[ 二厂 ]]></r:name><r:capital>1.10</r:capital></r:enterprise>
              <foot><total>2</total></foot>
            </r:registry>
            """;

    private final Path folder;

    XmlSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void recordsWithAttributesNestedAndRepeatedElements() {
        assertThat(Rows.of(write(REGISTRY), XML.withRecords("/registry/enterprise")))
                .containsExactly(
                        new Row(
                                "",
                                0,
                                List.of(
                                        "/registry@period",
                                        "/registry/head/unit@code",
                                        "/registry/head/unit",
                                        "/registry/foot/total",
                                        "@id",
                                        "name",
                                        "phone",
                                        "phone@type",
                                        "phone[1]",
                                        "branches.branch",
                                        "branches.branch@code",
                                        "branches.branch[1]@code",
                                        "capital")),
                        new Row(
                                "",
                                1,
                                List.of(
                                        "2024", "10000", "万元", "2", "1", "一厂 & 子", "110", "m", "120", "东", "a", "b",
                                        "")),
                        new Row(
                                "",
                                2,
                                List.of("2024", "10000", "万元", "2", "2", " 二厂 ", "", "", "", "", "", "", "1.10")));
    }

    @Test
    void elementsFurtherDownRepeatTheFieldsOfWhatTheyStandIn() {
        assertThat(Rows.of(write(REGISTRY), XML.withRecords("/r:registry/r:enterprise/r:branches/branch")))
                .containsExactly(
                        new Row(
                                "",
                                0,
                                List.of(
                                        "/registry@period",
                                        "/registry/head/unit@code",
                                        "/registry/head/unit",
                                        "/registry/foot/total",
                                        "/registry/enterprise@id",
                                        "/registry/enterprise/name",
                                        "branch",
                                        "@code")),
                        new Row("", 1, List.of("2024", "10000", "万元", "2", "1", "一厂 & 子", "东", "a")),
                        new Row("", 2, List.of("2024", "10000", "万元", "2", "1", "一厂 & 子", "", "b")));
    }

    /** Cells are divided by bars, rows by blanks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "`` ! <a><b><c>1</c></b><b><d>2</d></b></a> ! 0:c|d 1:1| 2:|2",
                "`` ! <a><b>1</b></a> ! 0:b 1:1",
                "`` ! <a><b/><b><c/></b><b><c>x</c></b></a> ! 0:c 3:x",
                "`` ! <a><b><c d='1'/></b></a> ! 0:c@d 1:1",
                "`` ! <a><b>x<c>1</c>y</b></a> ! 0:b|c 1:xy|1",
                "`` ! <a x='0'><b>&lt;&#x5730;</b></a> ! 0:/a@x|b 1:0|<地",
                "`` ! <a xmlns:p='p' p:o='7' o='8'><b p:i='1' i='2'/></a> ! 0:@i|@i[1] 1:1|2",
                "/a ! <a><b>1</b><b>2</b></a> ! 0:b|b[1] 1:1|2",
                "/a/b ! <a>t<b><c>1</c></b></a> ! 0:/a|c 1:t|1",
                "/a/b/c ! <a><b><c>1</c><n>9</n></b><b><n>8</n><c>2</c><c>3</c></b></a> ! 0:/a/b/n|c 1:9|1 2:8|2 3:8|3",
                "/a/b/c ! <a><b><n>9</n><c>1</c></b><b><n>8</n><n>7</n><c>2</c></b></a> ! 0:c 1:1 2:2",
                "/a/b/c ! <a><b><c>1</c></b><x><b><c>2</c></b></x></a> ! 0:/a/x/b/c|c 1:2|1",
                "/a/b ! <a><x/><p i='1'><q>1</q></p><p><q>2</q></p><b>3</b></a> ! 0:/a/x|b 1:|3",
            })
    void shapes(String records, String text, String rows) {
        Reading reading = records.isEmpty() ? XML : XML.withRecords(records);
        assertThat(Rows.of(write(text), reading).stream()
                        .map(it -> it.number() + ":" + String.join("|", it.cells()))
                        .toList())
                .containsExactly(rows.split(" "));
    }

    /** Whether the path splits where there is one element or several may not change a name. */
    @Test
    void aFileWithOneElementHasTheColumnsOfOneWithTwo() {
        String one = "<b i='1'><n>9</n><c><d>1</d></c></b>";
        List<String> columns = List.of("/a@p", "/a/b@i", "/a/b/n", "d");
        for (String text : List.of(one, one + one)) {
            assertThat(Rows.of(write("<a p='0'>" + text + "</a>"), XML.withRecords("/a/b/c"))
                            .get(0)
                            .cells())
                    .isEqualTo(columns);
        }
    }

    @Test
    void theNamesOfTheFieldsAreTheHeaderWithoutAnyLayout() {
        List<Row> rows = Rows.of(write("<表><行><地区>甲</地区></行><行><值>2</值></行></表>"), XML);
        assertThat(Outline.of(rows.iterator(), Rows.layout("", ""), "f"))
                .containsExactly(new Block("", List.of("地区", "值"), 1, 2, 2, Map.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, UTF-8",
        "utf-8, UTF-8, UTF-8",
        "GB18030, GB18030, GB18030",
        "GBK, GBK, GB18030",
        "gb2312, GBK, GB18030",
        "GB2312, GB18030, GB18030",
        "Big5, Big5, Big5",
        "UTF-16, UTF-16, UTF-16BE",
        "UTF-16, UTF-16LE, UTF-16LE",
        "UTF-16LE, UTF-16LE, UTF-16LE",
        ", UTF-8, UTF-8",
        ", GB18030, GB18030",
    })
    void theDeclaredEncodingIsObeyed(String declared, String written, String told) {
        String encoding = declared == null ? "" : " encoding='" + declared + "'";
        String name = written.equals("Big5") ? "臺北市" : written.equals("GBK") ? "朱镕基" : "北京市";
        Path file = write(("<?xml version='1.0'" + encoding + "?>\n<a><b><c>" + name + "</c></b></a>")
                .getBytes(Charset.forName(written)));
        assertThat(Rows.of(file, XML).get(1).cells()).containsExactly(name);
        try (FailsafeRows rows = Sources.of("xml").open(file, XML)) {
            assertThat(rows.encoding()).contains(told);
        }
    }

    @Test
    void recordsAreReadOneByOneAndOtherListsPassedBy() throws IOException {
        Path file = folder.resolve("f.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<a><others>");
            for (int other = 0; other < 100_000; other++) {
                out.write("<other><n" + other % 1_000 + ">1</n" + other % 1_000 + "></other>");
            }
            out.write("</others>");
            for (int row = 1; row <= 200_000; row++) {
                out.write("<b><i>" + row + "</i><x>" + "x".repeat(80) + "</x></b>");
            }
            out.write("</a>");
        }
        Row last = new Row("", 1, List.of());
        try (FailsafeRows rows = Sources.of("xml").open(file, XML.withRecords("/a/b"))) {
            while (rows.hasNext()) {
                last = rows.next();
            }
        }
        assertThat(last).isEqualTo(new Row("", 200_000, List.of("200000", "x".repeat(80))));
    }

    @Test
    void compliesWithItsContract() {
        SourceAssert.assertCompliance(new XmlSource(), write(REGISTRY), XML.withRecords("/registry/enterprise"));
    }

    @Test
    void accidentsDoNoHarm() throws IOException {
        Mutations.assertHarmless(write(REGISTRY), XML.withRecords("/registry/enterprise/branches/branch"), 300);
        Mutations.assertHarmless(write("<a><b>1</b><b><![CDATA[2]]>\n<c d='1'/></b></a>"), XML, 300);
    }

    private Path write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) {
        return new Written(folder.resolve("f.xml")).write(bytes);
    }
}

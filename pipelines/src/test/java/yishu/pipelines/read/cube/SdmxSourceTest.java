package yishu.pipelines.read.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Mutations;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;

/** The samples are one and the same data, written in every way of SDMX. */
class SdmxSourceTest {
    private static final Reading SDMX = Reading.of("sdmx");
    private static final String TITLE = "望岚县，产值 <1>";

    private final Path folder;

    SdmxSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generic-2.1.xml",
                "specific-2.1.xml",
                "specific-3.0.xml",
                "data-1.0.json",
                "data-2.0.json",
                "data-1.0.csv",
                "data-2.0.csv"
            })
    void everyWayOfWritingGivesTheSameObservations(String name) throws IOException {
        Path file = Cubes.sample(name, folder);
        String missing = name.equals("data-1.0.json") ? "" : "NaN";
        assertThat(observations(file))
                .containsExactly(
                        observation("990101", "2023", "12.30", "A", ""),
                        observation("990101", "2024", "1234567890123.123456789", "P", ""),
                        observation("990122", "2023", "-0.50", "", TITLE),
                        observation("990122", "2024", missing, "M", TITLE));
        Block block = Outline.of(Rows.of(file, SDMX).iterator(), Rows.layout("", ""), name)
                .get(0);
        assertThat(block.header()).contains("REF_AREA", "OBS_VALUE");
        assertThat(block.lastRow() - block.firstRow()).isEqualTo(3);
        SourceAssert.assertCompliance(new SdmxSource(), file, SDMX);
        Mutations.assertHarmless(file, SDMX, 200);
    }

    private static Map<String, String> observation(
            String area, String period, String value, String status, String title) {
        return new TreeMap<>(Map.of(
                "FREQ", "A",
                "REF_AREA", area,
                "INDICATOR", "GDP",
                "TIME_PERIOD", period,
                "OBS_VALUE", value,
                "OBS_STATUS", status,
                "UNIT_MEASURE", "CNY",
                "TITLE", title,
                "DECIMALS", "2"));
    }

    /** Each row by its header, without what a CSV says of where it comes from and its labels. */
    private static List<Map<String, String>> observations(Path file) {
        List<Row> rows = Rows.of(file, SDMX);
        List<Map<String, String>> observations = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            Map<String, String> fields = new TreeMap<>();
            for (int column = 0; column < rows.get(0).cells().size(); column++) {
                fields.put(rows.get(0).cells().get(column), row.cells().get(column));
            }
            fields.keySet().removeIf(it -> it.matches("DATAFLOW|STRUCTURE|STRUCTURE_ID|ACTION|.*: .*"));
            observations.add(fields);
        }
        return observations;
    }

    @Test
    void messagesBeginWithARowOfIdsAndCsvWithItsOwn() {
        List<Row> rows = Rows.of(Cubes.sample("specific-2.1.xml", folder), SDMX);
        assertThat(rows.get(0))
                .isEqualTo(new Row(
                        "",
                        0,
                        List.of(
                                "FREQ",
                                "REF_AREA",
                                "INDICATOR",
                                "UNIT_MEASURE",
                                "TIME_PERIOD",
                                "OBS_VALUE",
                                "OBS_STATUS",
                                "TITLE",
                                "DECIMALS")));
        assertThat(rows.get(4).number()).isEqualTo(4);
        List<Row> csv = Rows.of(Cubes.sample("data-2.0.csv", folder), SDMX);
        assertThat(csv.get(0).number()).isEqualTo(1);
        assertThat(csv.get(0).cells())
                .startsWith("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ")
                .endsWith("DECIMALS: 小数");
        assertThat(csv.get(1).cells().subList(3, 5)).containsExactly("A", "990101");
        assertThat(csv.get(1).cells().subList(12, 14)).containsExactly("A: 年", "990101: 澜阳区");
    }

    @Test
    void aCsvMayComeInAnyEncoding() {
        String text = read("data-1.0.csv");
        assertThat(observations(write(text, "GB18030"))).isEqualTo(observations(write(text, "UTF-8")));
        assertThat(observations(write("\uFEFF" + text, "UTF-16LE"))).hasSize(4);
        String xml = read("specific-2.1.xml");
        assertThat(observations(write(xml.replace("UTF-8", "GB18030"), "GB18030")))
                .hasSize(4);
        assertThat(observations(write("\uFEFF" + xml.replace("UTF-8", "UTF-16"), "UTF-16LE")))
                .hasSize(4);
        assertRefused(xml, "GB18030", ": below it are bytes that are not of the encoding it declares");
        assertThat(observations(write(read("data-1.0.json"), "UTF-16LE"))).hasSize(4);
        assertRefused(read("data-1.0.json"), "GB18030", "it is no well-formed JSON: Invalid UTF-8");
        assertRefused(xml.replace("UTF-8", "GBK-8"), "UTF-8", "line 1: there is no encoding 'GBK-8'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "specific-2.1.xml § ss:action=\"Replace\" § ss:action=\"Delete\" § line 6: its action is Delete, but a file can only add data",
                "generic-2.1.xml § action=\"Replace\" § action=\"Delete\" § its action is Delete",
                "data-1.0.json § \"Replace\" § \"Delete\" § line 5: the action of a data set is Delete",
                "data-2.0.csv § ;R; § ;D; § line 2 deletes data (ACTION is D)",
                "specific-2.1.xml § <?xml version=\"1.0\" encoding=\"UTF-8\"?> § <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]> § line 1: it declares a document type",
                "specific-2.1.xml § FREQ=\"A\" § FREQ=\"&e;\" § line 8: it is no well-formed XML",
                "specific-2.1.xml § message:StructureSpecificData § message:Structure § it is XML, but no data of SDMX 2.1 or 3.0: its root is <Structure>",
                "specific-2.1.xml § REF_AREA=\"990122\" INDICATOR=\"GDP\" TITLE § TITLE § a Group has no dimension of a series: [TITLE]",
                "generic-2.1.xml § <generic:Value id=\"DECIMALS\" value=\"2\"/> § <generic:Value id=\"DECIMALS\"/> § line 7: <Value> has no attribute 'value'",
                "data-1.0.json § \"0:0\" § \"0:0:0\" § line 8: the key '0:0:0' has 3 parts for 2 dimensions",
                "data-1.0.json § \"0:0\" § \"2:0\" § line 8: 'REF_AREA' has 2 values, none with the index 2",
                "data-1.0.json § [-0.50] § [-0.50, 7] § line 9: 'OBS_STATUS' has 3 values, none with the index 7",
                "data-1.0.json § \"dataSets\" § \"sets\" § it is JSON, but no data of SDMX: it has no dataSets",
                "data-1.0.json § \"structure\" § \"strukture\" § its data set 1 has no structure: there are 0",
                "data-1.0.json § \"data\": { § \"errors\": [{\"code\": 413, \"title\": \"Too large\"}], \"data\": { § it tells of an error: 413 Too large",
                "data-2.0.csv § ;-0.50; § ;-0.50;;;;;;; § line 4 has 18 cells, but the header 12 columns",
                "data-1.0.csv § DATAFLOW § FLOW § it is no SDMX: neither an XML nor a JSON message, nor a CSV whose line 1 begins",
            })
    void whatIsWrongIsToldWithItsLine(String sample, String good, String bad, String what) {
        assertRefused(read(sample).replace(good, bad), "UTF-8", what);
    }

    @Test
    void anAnswerThatIsNotWholeIsRefused() {
        String footer =
                "<footer:Footer xmlns:footer=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message/footer\">"
                        + "<footer:Message code=\"413\"><common:Text>Response too large</common:Text></footer:Message></footer:Footer>";
        assertRefused(
                read("specific-2.1.xml").replace("</message:DataSet>", "</message:DataSet>" + footer),
                "UTF-8",
                "its footer tells of an error: 413 Response too large");
        assertRefused(
                "<mes:Error xmlns:mes=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\">"
                        + "<mes:ErrorMessage code=\"100\"><Text>No results found</Text></mes:ErrorMessage></mes:Error>",
                "UTF-8",
                "line 1: it tells of an error: No results found");
        assertRefused("", "UTF-8", "it is empty");
    }

    @Test
    void severalValuesOfAnAttributeAreDividedBySemicolons() {
        String text = read("specific-3.0.xml")
                .replace("<Value>P</Value>", "<Value>P</Value><Value>F</Value>")
                .replace(
                        "UNIT_MEASURE=\"CNY\">",
                        "><Comp id=\"UNIT_MEASURE\"><Value><common:Text xml:lang=\"zh\">元</common:Text>"
                                + "<common:Text xml:lang=\"en\">yuan</common:Text></Value></Comp>");
        List<Map<String, String>> observations = observations(write(text, "UTF-8"));
        assertThat(observations.get(1)).containsEntry("OBS_STATUS", "P;F").containsEntry("UNIT_MEASURE", "元");
        String json = read("data-2.0.json").replace("2, 1]", "2, [1, 0]]");
        assertThat(observations(write(json, "UTF-8")).get(1)).containsEntry("OBS_STATUS", "P;A");
    }

    @Test
    void flatDataOfAllDimensionsTakesItsGroupsFromBehindIt() {
        String xml = read("specific-3.0.xml");
        String flat = xml.substring(0, xml.indexOf("<Group"))
                + "<Obs A=\"x\" B=\"1\" V=\"1.0\"/><Obs A=\"y\" B=\"1\" V=\"2.0\"/><Atts A=\"y\" N=\"note\"/>"
                + xml.substring(xml.indexOf("</message:DataSet>"));
        assertThat(Rows.of(write(flat, "UTF-8"), SDMX))
                .extracting(Row::text)
                .containsExactly("A,B,V,N,DECIMALS", "x,1,1.0,,2", "y,1,2.0,note,2");
    }

    @Test
    void aGenericMessageMayObserveAnyDimension() {
        String text = read("generic-2.1.xml")
                .replace("dimensionAtObservation=\"TIME_PERIOD\"", "dimensionAtObservation=\"SEX\"");
        assertThat(Rows.of(write(text, "UTF-8"), SDMX).get(0).cells())
                .contains("SEX")
                .doesNotContain("TIME_PERIOD");
        String flat = read("generic-2.1.xml")
                .replace("dimensionAtObservation=\"TIME_PERIOD\"", "dimensionAtObservation=\"AllDimensions\"")
                .replaceAll("</?generic:Series>|<generic:SeriesKey>.*</generic:SeriesKey>", "")
                .replaceAll(
                        "<generic:ObsDimension value=\"(.*)\"/>",
                        "<generic:ObsKey><generic:Value id=\"TIME_PERIOD\" value=\"$1\"/></generic:ObsKey>");
        assertThat(observations(write(flat, "UTF-8")))
                .extracting(it -> it.get("TIME_PERIOD") + " " + it.get("OBS_VALUE"))
                .containsExactly("2023 12.30", "2024 1234567890123.123456789", "2023 -0.50", "2024 NaN");
    }

    /** As services wrote it before version 1.0 was settled. */
    @Test
    void theDraftOfJsonHasNoDataObject() {
        String text = read("data-1.0.json").replace("  \"data\": {\n", "").replaceAll("\\}\\s*$", "");
        assertThat(observations(write(text, "UTF-8"))).isEqualTo(observations(Cubes.sample("data-1.0.json", folder)));
    }

    @Test
    void attributesOfASeriesMayFollowItsObservations() {
        String text = read("data-1.0.json")
                .replaceAll(
                        "\"attributes\": (\\[0, [0nul]+\\]), (\"observations\": \\{.*?\\})", "$2, \"attributes\": $1");
        assertThat(text).contains("]}, \"attributes\"");
        assertThat(observations(write(text, "UTF-8"))).isEqualTo(observations(Cubes.sample("data-1.0.json", folder)));
    }

    @Test
    void everyDataSetHasItsOwnAttributes() {
        String xml = read("specific-2.1.xml");
        String set = xml.substring(xml.indexOf("<message:DataSet "), xml.indexOf("</message:StructureSpecificData>"));
        String two = xml.replace(
                set, set + set.replace("DECIMALS=\"2\"", "DECIMALS=\"0\"").replace("TITLE=\"", "TITLE=\"2"));
        List<Map<String, String>> observations = observations(write(two, "UTF-8"));
        assertThat(observations).hasSize(8);
        assertThat(observations.get(3)).containsEntry("DECIMALS", "2").containsEntry("TITLE", TITLE);
        assertThat(observations.get(7)).containsEntry("DECIMALS", "0").containsEntry("TITLE", "2" + TITLE);
    }

    @Test
    void whatIsSaidOfTheDataSetItselfIsNoField() {
        String text =
                read("specific-2.1.xml").replace("ss:action=", "setID=\"s\" validFromDate=\"2025-03-01\" action=");
        assertThat(observations(write(text, "UTF-8")))
                .isEqualTo(observations(Cubes.sample("specific-2.1.xml", folder)));
    }

    @Test
    void aMessageWithoutObservationsHasNoRows() {
        String text = read("specific-2.1.xml").replaceAll("<Obs .*/>", "");
        assertThat(Rows.of(write(text, "UTF-8"), SDMX)).isEmpty();
    }

    private String read(String sample) {
        try {
            return Files.readString(Cubes.sample(sample, folder), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void assertRefused(String text, String charset, String part) {
        Path file = write(text, charset);
        assertThatThrownBy(() -> Rows.of(file, SDMX))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read file 'f': ")
                .hasMessageContaining(part);
    }

    private Path write(String text, String charset) {
        try {
            return Files.write(folder.resolve("f"), text.getBytes(Charset.forName(charset)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

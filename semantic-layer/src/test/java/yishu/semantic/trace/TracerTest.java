package yishu.semantic.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Code;
import yishu.content.InputException;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracerTest {
    private static final Figure GDP = new Figure(
            "provinces",
            "gdp",
            "地区生产总值",
            "Value added of all resident units",
            "SUM(value)",
            "CNY",
            "statistics",
            Optional.of(new Figure.Facts(
                    TableName.parse("core.nbs_provinces"),
                    Optional.of("value"),
                    Optional.of("\"indicator\" = 'gdp'"),
                    List.of(),
                    "period",
                    Map.of("region", "region_code"),
                    Map.of("region", List.of(code("110000", "燕京市", 0, 2024), code("110000", "北京市", 2024, Code.OPEN))))),
            List.of());
    private static final Figure PER_CAPITA = new Figure(
            "provinces",
            "gdp_per_capita",
            "人均",
            "",
            "gdp / gdp",
            "RATIO",
            "statistics",
            Optional.empty(),
            List.of(GDP, GDP));

    private static Code code(String code, String name, int from, int until) {
        return new Code(code, name, "province", "", from, until, List.of(), List.of());
    }

    private final List<Request> asked = new ArrayList<>();
    private @Nullable Object value = new BigDecimal("4967020000000.00000000");
    private TestWarehouse written;
    private Warehouse warehouse;
    private DuckDbEngine engine;
    private Tracer tracer;

    @BeforeAll
    void open(@TempDir Path folder) {
        written = new TestWarehouse(folder.resolve("warehouse"));
        TracedWarehouse.fill(written);
        warehouse = Warehouse.open(written.settings());
        engine = DuckDbEngine.over(warehouse, written.settings().zone());
        tracer = new Tracer(warehouse, engine, new FakeDesk(), List.of(GDP, PER_CAPITA));
    }

    @AfterAll
    void close() {
        engine.close();
        warehouse.close();
        written.close();
    }

    @BeforeEach
    void forget() {
        asked.clear();
        value = new BigDecimal("4967020000000.00000000");
    }

    private static Tracer.Inquiry inquiry(Map<String, String> where) {
        return new Tracer.Inquiry(where, Optional.empty(), "wang");
    }

    @Test
    void leadsToTheCellAsTheDepartmentWroteIt() {
        Trace trace = tracer.trace("provinces.gdp", inquiry(Map.of("region", "110000", "year", "2024")), 20);
        assertThat(trace.total()).isEqualTo(1);
        Trace.Cell cell = trace.cells().get(0);
        assertThat(cell.text()).contains("49670.2");
        assertThat(cell.value()).isEqualByComparingTo("4967020000000");
        assertThat(cell.row()).isEqualTo(5);
        assertThat(cell.column()).isEqualTo(2);
        assertThat(cell.header()).isEqualTo("2024年");
        assertThat(cell.fileName()).isEqualTo("分省年度数据.csv");
        assertThat(cell.landing()).endsWith("landing/aaaa");
        assertThat(cell.release()).isEqualTo("release-2026-03-01.1");
        assertThat(cell.edition()).isEqualTo("as_published");
    }

    @Test
    void asksTheDeskForTheSameValueAsTheSameUser() {
        tracer.trace("provinces.gdp", inquiry(Map.of("region", "110000")), 20);
        assertThat(asked)
                .containsExactly(new Request(
                        "SELECT \"gdp\" FROM indicators.\"provinces\" WHERE \"region\" = '110000'",
                        Optional.empty(),
                        "wang"));
    }

    @Test
    void asOfAMomentTheOlderEditionIsTraced() {
        Map<String, String> where = Map.of("region", "110000", "period", "2023");
        Trace newest = tracer.trace("provinces.gdp", inquiry(where), 20);
        assertThat(newest.cells().get(0).edition()).isEqualTo("census_2023");
        Trace older = tracer.trace(
                "provinces.gdp",
                new Tracer.Inquiry(where, Optional.of(Instant.parse("2024-06-01T00:00:00Z")), "wang"),
                20);
        assertThat(older.cells().get(0).edition()).isEqualTo("as_published");
        assertThat(older.cells().get(0).text()).contains("43760.7");
    }

    /** 110000 has two years of facts, and here another name in the first. */
    @ParameterizedTest
    @CsvSource({"北京市, 49670.2", "燕京市, 44230.6"})
    void aNameMeansTheCodesThatBoreItThen(String name, String text) {
        Trace trace = tracer.trace("provinces.gdp", inquiry(Map.of("region_name", name)), 20);
        assertThat(trace.cells()).extracting(Trace.Cell::text).containsExactly(Optional.of(text));
        assertThat(asked.get(0).sql()).endsWith("WHERE \"region_name\" = '" + name + "'");
    }

    @Test
    void whatWasNotYetPublishedIsToldSo() {
        value = null;
        Tracer.Inquiry early = new Tracer.Inquiry(
                Map.of("region", "110000"), Optional.of(Instant.parse("2001-01-01T00:00:00Z")), "wang");
        assertThatThrownBy(() -> tracer.trace("provinces.gdp", early, 20))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("no fact of it has region=110000 that was published by 2001-01-01T00:00:00Z");
    }

    @Test
    void figureWithoutItsSubjectIsToldInFull() {
        assertThatThrownBy(() -> tracer.trace("gdp", inquiry(Map.of()), 20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'provinces.gdp'?");
    }

    @Test
    void tableWithSeveralMeasuresHasNoCellOfItsOwnButAHeader() {
        Trace trace = tracer.trace("provinces.gdp", inquiry(Map.of("region", "120000", "year", "2024")), 20);
        Trace.Cell cell = trace.cells().get(0);
        assertThat(cell.column()).isEqualTo(3);
        assertThat(cell.header()).isEqualTo("生产总值");
        assertThat(cell.text()).contains("18024.32");
    }

    @Test
    void showsTheFirstCellsAndHowManyThereAre() {
        Trace trace = tracer.trace("provinces.gdp", inquiry(Map.of()), 2);
        assertThat(trace.cells()).hasSize(2);
        assertThat(trace.total()).isEqualTo(3);
        assertThat(TraceText.of(trace)).contains("and 1 more cells; --all shows every one");
    }

    @Test
    void figureMadeOfOthersTracesEach() {
        Trace trace = tracer.trace("provinces.gdp_per_capita", inquiry(Map.of("region", "110000", "year", "2024")), 20);
        assertThat(trace.cells()).isEmpty();
        assertThat(trace.parts()).hasSize(2).allMatch(part -> part.total() == 1);
    }

    @Test
    void valueThatIsWithheldIsNotTraced() {
        value = null;
        assertThatThrownBy(() -> tracer.trace("provinces.gdp", inquiry(Map.of("region", "110000")), 20))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot trace 'provinces.gdp': it has no value there that you may see");
    }

    @Test
    void unknownKeyIsToldWithTheNearest() {
        assertThatThrownBy(() -> tracer.trace("provinces.gdp", inquiry(Map.of("regoin", "110000")), 20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Cannot trace by 'regoin'")
                .hasMessageContaining("did you mean 'region'?");
    }

    @Test
    void unknownFigureIsToldWithTheNearest() {
        assertThatThrownBy(() -> tracer.trace("provinces.gpd", inquiry(Map.of()), 20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'provinces.gdp'?");
    }

    @Test
    void noFactsAreTold() {
        value = null;
        assertThatThrownBy(() -> tracer.trace("provinces.gdp", inquiry(Map.of("region", "110000", "year", "1999")), 20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no fact of it has ")
                .hasMessageContaining("year=1999");
    }

    @Test
    void textShowsEveryLink() {
        String text =
                TraceText.of(tracer.trace("provinces.gdp", inquiry(Map.of("region", "110000", "year", "2024")), 20));
        assertThat(text)
                .contains("provinces.gdp  地区生产总值")
                .contains("= 4967020000000 CNY")
                .contains("measure: SUM(value) over core.nbs_provinces where \"indicator\" = 'gdp'; owner: statistics")
                .contains("edition as_published, at 2025-01-17T10:00:00+08:00, status A")
                .contains("cell: row 5, column 2 (2024年): \"49670.2\"")
                .contains("file: 分省年度数据.csv, sha256 aaaa")
                .contains("load: load-1, release-2026-03-01.1");
    }

    @Test
    void jsonKeepsTheNumbers() throws Exception {
        String text =
                TraceJson.of(tracer.trace("provinces.gdp", inquiry(Map.of("region", "110000", "year", "2024")), 20));
        assertThat(text).contains(": 4967020000000,");
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.at("/cells/0/row").asInt()).isEqualTo(5);
        assertThat(json.at("/cells/0/text").asText()).isEqualTo("49670.2");
        assertThat(json.at("/where/region").asText()).isEqualTo("110000");
    }

    private final class FakeDesk implements Desk {
        @Override
        public Answer answer(Request request) {
            asked.add(request);
            Rows rows = new Rows(List.of(new Rows.Column("gdp", "decimal(38,8)")), List.of(Arrays.asList(value)));
            return new Answer(rows, List.of(), List.of(), "");
        }

        @Override
        public String explain(Request request) {
            return "";
        }
    }
}

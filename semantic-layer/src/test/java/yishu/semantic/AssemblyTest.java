package yishu.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.semantic.audit.Audit;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Catalogue;
import yishu.semantic.serve.Installation;
import yishu.semantic.trace.Trace;
import yishu.semantic.trace.TracedWarehouse;
import yishu.semantic.trace.Tracer;

/** All parts together, from files of a warehouse to an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssemblyTest {
    private TestWarehouse written;
    private Installation installation;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        written = new TestWarehouse(folder.resolve("warehouse"));
        TracedWarehouse.fill(written);
        installation = Assembly.open(settings(folder, "warehouse"));
    }

    static Settings settings(Path folder, String warehouse) throws Exception {
        Path content = Path.of(Objects.requireNonNull(AssemblyTest.class.getResource("content"))
                .toURI());
        return Settings.read(
                folder,
                Map.of(),
                Map.of(
                        "warehouse.location", warehouse,
                        "content.indicators", content.resolve("indicators").toString(),
                        "content.codelists", content.resolve("codelists").toString()));
    }

    @AfterAll
    void close() {
        installation.close();
        written.close();
    }

    private List<List<@Nullable Object>> ask(String sql, Optional<Instant> asOf) {
        return installation.desk().answer(new Request(sql, asOf, "wang")).rows().values();
    }

    @Test
    void answersFromTheWarehouse() {
        Answer answer = installation
                .desk()
                .answer(new Request(
                        "SELECT region_name, gdp FROM indicators.provinces WHERE year = 2024 GROUP BY region_name"
                                + " ORDER BY gdp DESC",
                        Optional.empty(),
                        "wang"));
        assertThat(answer.rows().values()).extracting(row -> row.get(0)).containsExactly("北京市", "天津市");
        assertThat((BigDecimal) answer.rows().values().get(0).get(1)).isEqualByComparingTo("4967020000000");
        assertThat(answer.read().get(0).release()).isEqualTo("release-2026-03-01.1");
    }

    @Test
    void answersAsOfAMoment() {
        String sql = "SELECT gdp FROM indicators.provinces WHERE year = 2023 AND region = '110000'";
        assertThat((BigDecimal) ask(sql, Optional.empty()).get(0).get(0)).isEqualByComparingTo("4423060000000");
        assertThat((BigDecimal) ask(sql, Optional.of(Instant.parse("2024-06-01T00:00:00Z")))
                        .get(0)
                        .get(0))
                .isEqualByComparingTo("4376070000000");
    }

    @Test
    void tracesADerivedFigureToItsCells() {
        Trace trace = installation
                .tracer()
                .get()
                .trace(
                        "provinces.gdp_doubled",
                        new Tracer.Inquiry(Map.of("region", "110000", "year", "2024"), Optional.empty(), "wang"),
                        20);
        assertThat((BigDecimal) trace.value()).isEqualByComparingTo("9934040000000");
        assertThat(trace.figure().measure()).isEqualTo("provinces.gdp * 2");
        assertThat(trace.parts().get(0).cells().get(0).text()).contains("49670.2");
    }

    @Test
    void cataloguesWhatTheFilesDeclare() {
        Catalogue.Figure gdp =
                installation.catalogue().get().subjects().get(0).figures().get(0);
        assertThat(gdp.title().zh()).isEqualTo("地区生产总值");
        assertThat(gdp.measure()).isEqualTo("SUM(value)");
        assertThat(gdp.unit()).isEqualTo("CNY");
        assertThat(gdp.synthetic()).isFalse();
    }

    @Test
    void everyQuestionIsOnRecord() throws Exception {
        Audit audit = Audit.of(installation.settings().warehouse());
        long before = audit.verify();
        ask("SELECT gdp FROM indicators.provinces WHERE year = 2024", Optional.empty());
        assertThat(audit.verify()).isEqualTo(before + 2);
    }

    @Test
    void withoutAWarehouseTheNextStepIsTold(@TempDir Path folder) throws Exception {
        Settings nowhere = settings(folder, "nowhere");
        assertThatThrownBy(() -> Assembly.open(nowhere))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("run `./yishu ingest` first");
        assertThat(folder).isEmptyDirectory();
    }
}

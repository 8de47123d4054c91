package yishu.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import yishu.content.Settings;
import yishu.semantic.command.ObjectionCommand;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Installation;
import yishu.semantic.trace.TraceJson;
import yishu.semantic.trace.TraceText;
import yishu.semantic.trace.TracedWarehouse;
import yishu.semantic.trace.Tracer;

/** An objection as people raise it from a shell, and its note at every door. */
class ObjectionFlowTest {
    private final String id = Year.now(ZoneId.of("Asia/Shanghai")) + "-1";
    private final String note = "gdp: objection 异议 " + id + " to provinces.gdp region=110000 year=2024, accepted"
            + " 2026-03-02, is being verified";

    private final Path folder;
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();
    private final StringWriter said = new StringWriter();
    private TestWarehouse written;
    private Installation installation;

    ObjectionFlowTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws Exception {
        written = new TestWarehouse(folder.resolve("warehouse"));
        TracedWarehouse.fill(written);
        installation = Assembly.open(settings());
    }

    private Settings settings() throws Exception {
        return AssemblyTest.settings(folder, "warehouse");
    }

    @AfterEach
    void close() {
        installation.close();
        written.close();
    }

    private int run(String... words) {
        ObjectionCommand command = new ObjectionCommand(
                any -> {
                    try {
                        return Assembly.open(settings());
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                table,
                Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC));
        return Shell.saying(new CommandLine(command), said).execute(words);
    }

    private String[] with(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--warehouse=" + folder.resolve("warehouse");
        return all;
    }

    private List<String> notes(String sql) {
        return installation
                .desk()
                .answer(new Request(sql, Optional.empty(), "wang"))
                .notes();
    }

    @Test
    void isNotedAtEveryDoorFromAcceptanceToWithdrawal() {
        String beijing = "SELECT gdp FROM indicators.provinces WHERE region = '110000' AND year = 2024";
        assertThat(run(with(
                        "raise",
                        "provinces.gdp",
                        "region_name=北京市",
                        "period=2024",
                        "--text",
                        "too much",
                        "--as",
                        "wang")))
                .isZero();
        assertThat(said.toString())
                .isEqualTo("Objection " + id + " to provinces.gdp region=110000 year=2024: raised 提出\n");
        assertThat(notes(beijing)).isEmpty();
        assertThat(run(with("accept", id, "--as", "li"))).isZero();

        assertThat(notes(beijing)).containsExactly(note);
        assertThat(notes("SELECT gdp FROM indicators.provinces WHERE region = '120000' AND year = 2024"))
                .isEmpty();
        Tracer.Inquiry inquiry =
                new Tracer.Inquiry(Map.of("region", "110000", "year", "2024"), Optional.empty(), "wang");
        var trace = installation.tracer().get().trace("provinces.gdp", inquiry, 20);
        assertThat(TraceText.of(trace)).contains("\n  * " + note);
        assertThat(TraceJson.of(trace)).contains("\"notes\" : [ \"" + note);
        assertThat(installation
                        .catalogue()
                        .get()
                        .subjects()
                        .get(0)
                        .figures()
                        .get(0)
                        .notes())
                .singleElement()
                .asString()
                .contains(id);

        assertThat(run(with("verify", id, "--as", "li", "--outcome", "rejected", "--text", "the yearbook agrees")))
                .isZero();
        assertThat(run(with("withdraw", id, "--as", "li"))).isZero();
        assertThat(notes(beijing)).isEmpty();
        assertThat(run(with("list", "--format", "csv"))).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        id
                                + ",provinces.gdp,region=110000 year=2024,nbs/provinces,withdrawn 撤销,wang,[0-9-]+,,0,rejected,");
        assertThat(run(with("archive", id))).isZero();
        table.reset();
        assertThat(run(with("list"))).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8)).contains("(0 rows)");
        assertThat(run(with("show", id, "--format", "json"))).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8)).contains("\"the yearbook agrees\"");
    }

    @Test
    void isRaisedToRowsOfATable() {
        assertThat(run(with(
                        "raise", "core.nbs_provinces", "region_code=120000", "time_period=2024", "--text", "wrong")))
                .isZero();
        run(with("accept", id));
        assertThat(notes("SELECT region, gdp FROM indicators.provinces WHERE year = 2024"))
                .singleElement()
                .asString()
                .contains("core.nbs_provinces region_code=120000 time_period=2024");
        assertThat(notes("SELECT region, gdp FROM indicators.provinces WHERE year = 2023"))
                .isEmpty();
        assertThat(notes("SELECT COUNT(*) AS n FROM core.nbs_provinces")).hasSize(1);
    }

    @Test
    void isRaisedToNothingThatIsNotThere() {
        assertThat(run(with("raise", "provinces.gpd", "--text", "wrong"))).isEqualTo(1);
        assertThat(run(with("raise", "provinces.gdp", "region=990000", "--text", "wrong")))
                .isEqualTo(1);
        assertThat(run(with("raise", "provinces.gdp", "regoin=110000", "--text", "wrong")))
                .isEqualTo(1);
        assertThat(run(with("raise", "core.nbs_provinces", "region_code=130000", "--text", "wrong")))
                .isEqualTo(1);
        assertThat(run(with("raise", "core.nbs_provinces", "region=110000", "--text", "wrong")))
                .isEqualTo(1);
        assertThat(run(with("raise", "provinces.gdp", "region=110000"))).isEqualTo(1);
        assertThat(run(with("verify", id, "--outcome", "uphold"))).isEqualTo(1);
        assertThat(said.toString())
                .contains(
                        "Cannot trace 'provinces.gpd'",
                        "Cannot trace by 'regoin'",
                        "Cannot object to 'core.nbs_provinces region_code=130000': no row of it is there",
                        "Cannot object to 'core.nbs_provinces' by 'region': it has no such column",
                        "Cannot raise an objection to 'provinces.gdp region=110000': say with --text what is wrong",
                        "it is upheld or rejected; did you mean 'upheld'?");
        assertThat(run(with("list", "--all"))).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8)).contains("(0 rows)");
    }
}

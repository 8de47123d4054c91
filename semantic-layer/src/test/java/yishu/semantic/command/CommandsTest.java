package yishu.semantic.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import yishu.content.InputException;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Catalogue;
import yishu.semantic.serve.FakeDesk;
import yishu.semantic.serve.Installation;
import yishu.semantic.serve.Server;

class CommandsTest {
    private final FakeDesk desk = new FakeDesk();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Installation.Opening opening = settings -> new Installation(
            settings,
            desk,
            () -> new Catalogue(List.of()),
            () -> {
                throw new InputException("Cannot trace here");
            },
            () -> {
                throw new InputException("Cannot object here");
            },
            () -> {});
    private final Path folder;

    CommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Command(name = "yishu")
    private static final class Root {}

    private int run(String... words) {
        CommandLine line = Commands.line(
                new Root(),
                List.of(
                        new QueryCommand(opening, answer),
                        new TraceCommand(opening),
                        new ValidateCommand(List.of((settings, problems) -> "2 subjects", (settings, problems) -> {
                            if (Files.exists(settings.warehouse().resolve("wrong.yaml"))) {
                                problems.add(Path.of("wrong.yaml"), 3, "unknown key 'mesure'");
                            }
                            return "1 code list";
                        })),
                        new AuditCommand()));
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private String warehouse() {
        return "--warehouse=" + folder;
    }

    private String answer() {
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void queryAnswersAsATable() {
        int status = run("query", "SELECT 1", "--as", "wang", "--as-of", "2024-06-01", warehouse());
        assertThat(status).isZero();
        assertThat(answer()).contains("北京").contains("(1 row)").endsWith("* c1: 模拟数据\n");
        assertThat(desk.asked)
                .containsExactly(
                        new Request("SELECT 1", Optional.of(Instant.parse("2024-06-01T15:59:59.999999Z")), "wang"));
    }

    @Test
    void notesOfCsvAreSaidBesideIt() {
        assertThat(run("query", "SELECT 1", "--format", "csv", warehouse())).isZero();
        assertThat(answer()).startsWith("c0,").doesNotContain("模拟数据");
        assertThat(err.toString()).isEqualTo("* c1: 模拟数据\n");
    }

    @Test
    void answerGoesToAFile() throws IOException {
        Path file = folder.resolve("答案.json");
        assertThat(run("query", "SELECT 1", "--format", "json", "--output", file.toString(), warehouse()))
                .isZero();
        assertThat(Files.readString(file)).contains("4967020000000.5");
        assertThat(answer()).isEmpty();
        assertThat(run(
                        "query",
                        "SELECT 1",
                        "--output",
                        folder.resolve("no/such").toString(),
                        warehouse()))
                .isEqualTo(1);
    }

    @Test
    void parquetIsNotForTheTerminal() {
        assertThat(run("query", "SELECT 1", "--format", "parquet", warehouse())).isEqualTo(1);
        assertThat(err.toString()).contains("name a file with --output");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void statusTellsWhoseFaultItIs() {
        assertThat(run("query", "wrong", warehouse())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("Cannot find column 'gpd'; did you mean 'gdp'?\n");
        assertThat(run("query", warehouse())).as("no SQL").isEqualTo(2);
        assertThat(run("query", "SELECT 1", "--fromat", "csv")).isEqualTo(2);
        assertThat(run("query", "bug", warehouse())).isEqualTo(3);
    }

    @Test
    void ourFaultIsOneLineUnlessAskedFor() {
        run("query", "bug", warehouse());
        assertThat(err.toString())
                .isEqualTo("Cannot finish 'query', which is our fault: IllegalStateException: no such thing;"
                        + " --debug shows where it happened\n");
        run("query", "bug", "--debug", warehouse());
        assertThat(err.toString()).contains("at yishu.semantic.serve.FakeDesk");
    }

    @Test
    void incompleteProgramIsOurFaultToo() {
        int status = Commands.run(
                new Root(), List.of(new QueryCommand(opening, answer)), "query", "incomplete", warehouse());
        assertThat(status).isEqualTo(3);
    }

    @Test
    void explainDoesNotAnswer() {
        assertThat(run("query", "SELECT 1", "--explain", warehouse())).isZero();
        assertThat(out.toString()).isEqualTo("read SELECT 1\n");
    }

    @Test
    void queryUsesTheServerThatRuns() {
        Installation.Opening broken = settings -> {
            throw new IllegalStateException("must not be opened");
        };
        CommandLine line = Commands.line(new Root(), List.of(new QueryCommand(broken, answer)));
        Installation serving = opening.open(yishu.content.Settings.read(
                folder, java.util.Map.of(), java.util.Map.of("warehouse.location", folder.toString())));
        try (Server server = Server.start(serving, 0)) {
            assertThat(server.port()).isPositive();
            assertThat(line.execute("query", "SELECT 1", "--as", "wang", warehouse()))
                    .isZero();
        }
        assertThat(desk.asked).extracting(Request::user).containsExactly("wang");
        assertThat(answer()).contains("(1 row)");
    }

    @Test
    void traceTellsWhatIsWrong() {
        assertThat(run("trace", "provinces.gdp", "region=110000", warehouse())).isEqualTo(1);
        assertThat(run("trace", "provinces.gdp", "region", warehouse())).isEqualTo(2);
        assertThat(run("trace", "provinces.gdp", "--format", "csv", warehouse()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Cannot trace here").contains("table or json");
    }

    @Test
    void validateCountsOrTellsEveryProblem() throws IOException {
        assertThat(run("validate", warehouse())).isZero();
        assertThat(out.toString()).isEqualTo("Valid: 2 subjects, 1 code list\n");
        Files.createFile(folder.resolve("wrong.yaml"));
        assertThat(run("validate", warehouse())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("wrong.yaml:3: unknown key 'mesure'\n");
        assertThat(out.toString()).endsWith("1 problem in 2 subjects, 1 code list\n");
    }

    @Test
    void auditOfAnUntouchedWarehouseIsWhole() {
        assertThat(run("audit", "verify", warehouse())).isZero();
        assertThat(out.toString()).isEqualTo("Whole: 0 lines\n");
    }
}

package yishu.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the program in a process of its own, as the launcher does. */
class MainTest {
    private static final Ended HELP = help();

    private record Ended(int status, String said) {}

    private static Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                "yishu.models.Main"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private static Ended help() {
        try {
            return run("--help");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "generate",
                "bench",
                "query",
                "trace",
                "serve",
                "validate",
                "catalog",
                "objection",
                "entities",
                "review",
                "due",
                "audit"
            })
    void helpListsEveryCommand(String command) throws Exception {
        assertThat(HELP.said()).contains("\n  " + command + " ");
        assertThat(HELP.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.calcite", "org.apache.iceberg", "org.duckdb", "io.javalin", "com.fasterxml"})
    void helpLoadsNoneOfTheHeavyParts(String library) {
        assertThat(HELP.said()).contains("picocli.CommandLine").doesNotContain(library);
    }

    @Test
    void withoutACommandTheUsageIsTold() throws Exception {
        Ended ended = run();
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.said()).contains("No command was given").contains("Usage: yishu");
    }

    @Test
    void ingestIsTheLaunchers() throws Exception {
        Ended ended = run("ingest", "--drops", "x", "nbs/provinces");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("run `./yishu ingest`");
    }
}

package yishu.semantic.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.semantic.engine.Rows;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

class AuditTest {
    private static final Request QUESTION =
            new Request("SELECT gdp FROM indicators.provinces", Optional.of(Instant.EPOCH), "wang");

    private final Path folder;

    AuditTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Audit on(String day) {
        return new Audit(folder, Clock.fixed(Instant.parse(day + "T23:59:59Z"), ZoneOffset.UTC));
    }

    private List<String> lines(String day) throws IOException {
        return Files.readAllLines(folder.resolve(day + ".jsonl"));
    }

    @Test
    void answeredQuestionIsTwoLines() throws IOException {
        List<Integer> linesWhileAnswering = new ArrayList<>();
        Desk desk = new FakeDesk(() -> {
            try {
                linesWhileAnswering.add(lines("2026-03-01").size());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        new AuditedDesk(desk, on("2026-03-01")).answer(QUESTION);
        assertThat(linesWhileAnswering).as("on disk before the answer").containsExactly(1);
        List<String> lines = lines("2026-03-01");
        JsonNode asked = new ObjectMapper().readTree(lines.get(0));
        JsonNode ended = new ObjectMapper().readTree(lines.get(1));
        assertThat(asked.path("user").asText()).isEqualTo("wang");
        assertThat(asked.path("as_of").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(ended.path("question")).isEqualTo(asked.path("question"));
        assertThat(ended.path("outcome").asText()).isEqualTo("answered");
        assertThat(ended.path("rows").asInt()).isEqualTo(1);
        assertThat(ended.path("previous").asText())
                .isEqualTo(LastLine.hash(lines.get(0).getBytes(UTF_8)));
    }

    @Test
    void refusedQuestionIsRecordedToo() throws IOException {
        AuditedDesk desk = new AuditedDesk(
                new FakeDesk(() -> {
                    throw new InputException("no such figure");
                }),
                on("2026-03-01"));
        assertThatThrownBy(() -> desk.answer(QUESTION)).isInstanceOf(InputException.class);
        assertThat(lines("2026-03-01").get(1)).contains("\"refused\"").contains("no such figure");
    }

    @Test
    void chainGoesOnOverDaysAndOverAClockSetBack() throws IOException {
        on("2026-03-01").asked(QUESTION);
        on("2026-03-02").asked(QUESTION);
        on("2026-03-01").asked(QUESTION);
        assertThat(lines("2026-03-01")).hasSize(1);
        assertThat(lines("2026-03-02")).hasSize(2);
        assertThat(on("2026-03-02").verify()).isEqualTo(3);
    }

    @Test
    void tornLineIsChainedOver() throws IOException {
        on("2026-03-01").asked(QUESTION);
        Path segment = folder.resolve("2026-03-01.jsonl");
        Files.write(segment, "{\"question\":\"北".getBytes(UTF_8), StandardOpenOption.APPEND);
        byte[] torn = Files.readAllBytes(segment);
        Files.write(segment, java.util.Arrays.copyOf(torn, torn.length - 1));
        assertThat(on("2026-03-01").verify()).as("torn at the end").isEqualTo(2);
        on("2026-03-01").asked(QUESTION);
        assertThat(on("2026-03-01").verify()).as("chained over").isEqualTo(3);
    }

    @Test
    void changedLineIsNoticed() throws IOException {
        for (int line = 0; line < 3; line++) {
            on("2026-03-01").asked(QUESTION);
        }
        Path segment = folder.resolve("2026-03-01.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(segment));
        lines.set(1, lines.get(1).replace("wang", "zhao"));
        Files.write(segment, lines);
        assertThatThrownBy(() -> on("2026-03-01").verify())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2026-03-01.jsonl:3");
        lines.remove(1);
        Files.write(segment, lines);
        assertThatThrownBy(() -> on("2026-03-01").verify()).hasMessageContaining("2026-03-01.jsonl:2");
    }

    @Test
    void lineLongerThanTheWindowIsChained() throws IOException {
        on("2026-03-01").asked(new Request("SELECT '" + "北".repeat(30_000) + "'", Optional.empty(), "wang"));
        on("2026-03-01").asked(QUESTION);
        assertThat(on("2026-03-01").verify()).isEqualTo(2);
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int question = 0; question < 100; question++) {
                asked.add(threads.submit(() -> on("2026-03-01").asked(QUESTION)));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(on("2026-03-01").verify()).isEqualTo(100);
    }

    private record FakeDesk(Runnable before) implements Desk {
        @Override
        public Answer answer(Request request) {
            before.run();
            Rows rows = new Rows(List.of(new Rows.Column("x", "bigint")), List.of(List.of(1L)));
            return new Answer(rows, List.of(), List.of(), "");
        }

        @Override
        public String explain(Request request) {
            return "";
        }
    }
}

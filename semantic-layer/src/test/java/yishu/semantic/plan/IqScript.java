package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** Questions and the answers that they must get, {@code indicators/<subject>.iq}. */
final class IqScript {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root", ".."));

    private IqScript() {}

    /**
     * One question of a script.
     *
     * @param expected the answer's lines; empty when a refusal is expected
     * @param error what the refusal must say; empty when an answer is expected
     */
    record Case(Path file, int line, String sql, String expected, String error) {
        /** What the desk says, in the words of the script. */
        String actual(Desk desk) {
            try {
                Answer answer = desk.answer(new Request(sql, Optional.empty(), "anonymous"));
                List<String> lines = new ArrayList<>();
                lines.add(String.join(
                        " | ",
                        answer.rows().columns().stream().map(it -> it.name()).toList()));
                lines.addAll(Fixture.text(answer.rows()).lines().toList());
                answer.notes().forEach(note -> lines.add("note: " + note));
                return String.join("\n", lines);
            } catch (InputException e) {
                return "!error " + e.getMessage();
            }
        }

        void check(Desk desk) {
            if (error.isEmpty()) {
                assertThat(actual(desk)).isEqualTo(expected);
            } else {
                assertThat(actual(desk)).startsWith("!error").contains(error);
            }
        }

        @Override
        public String toString() {
            return file.getFileName() + ":" + line;
        }
    }

    /** Answers over all subjects; a contract tells of the tables that are not there. */
    static Desk desk(
            Function<TableName, Optional<Pinned>> find, Function<List<TableName>, List<Pinned>> pin, Engine engine) {
        Problems problems = new Problems();
        Datasets datasets =
                Datasets.read(ROOT.resolve("pipelines/datasets"), ROOT.resolve("pipelines/codelists"), problems);
        Subjects subjects = Subjects.read(
                ROOT.resolve("semantic-layer/indicators"),
                datasets.codeLists(),
                table -> find.apply(table)
                        .<Collection<String>>map(MemoryEngine::columns)
                        .or(() -> datasets.ofTable(table.name())
                                .map(dataset -> dataset.contract().names())),
                problems);
        problems.throwIfAny();
        return new SevenSteps(subjects, pin, engine, ZoneId.of("Asia/Shanghai"), List::of);
    }

    static List<Case> read(Path file) {
        List<Case> cases = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        List<String> expected = new ArrayList<>();
        int start = 0;
        int number = 0;
        for (String line : lines(file)) {
            number++;
            boolean asked = sql.toString().endsWith(";");
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("!")) {
                String error = line.startsWith("!error ") ? line.substring("!error ".length()) : "";
                cases.add(new Case(file, start, sql.toString(), String.join("\n", expected), error));
                sql.setLength(0);
                expected.clear();
            } else if (asked) {
                expected.add(line);
            } else {
                start = sql.isEmpty() ? number : start;
                sql.append(sql.isEmpty() ? "" : "\n").append(line);
            }
        }
        if (!sql.isEmpty()) {
            throw new IllegalStateException(file + ":" + start + ": a question without !ok or !error");
        }
        return cases;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

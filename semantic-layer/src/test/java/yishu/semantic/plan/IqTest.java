package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.semantic.indicator.Subjects;

/** Every question of {@code indicators/provinces.iq}, asked of the bureau's own files. */
class IqTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root", ".."));
    private static final Path EXPORTS = ROOT.resolve("../shared/data/nbs");
    private static @Nullable MemoryEngine engine;
    private static @Nullable SevenSteps desk;

    @BeforeAll
    static void open() {
        assumeTrue(Files.isDirectory(EXPORTS), "the bureau's exports are not beside the project");
        Problems problems = new Problems();
        CodeList regions = CodeList.read(ROOT.resolve("pipelines/codelists/region.csv"), problems);
        MemoryEngine opened = BureauTables.load(EXPORTS, regions);
        Subjects subjects = Subjects.read(
                ROOT.resolve("semantic-layer/indicators"),
                Map.of("region", regions),
                table -> opened.pin(table).map(MemoryEngine::columns),
                problems);
        problems.throwIfAny();
        engine = opened;
        desk = new SevenSteps(subjects, opened::pin, opened);
    }

    @AfterAll
    static void close() {
        if (engine != null) {
            engine.close();
        }
    }

    static List<IqScript.Case> cases() {
        return IqScript.read(ROOT.resolve("semantic-layer/indicators/provinces.iq"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsWorkedOutByHand(IqScript.Case question) {
        String actual = question.actual(Objects.requireNonNull(desk));
        if (question.error().isEmpty()) {
            assertThat(actual).isEqualTo(question.expected());
        } else {
            assertThat(actual).startsWith("!error").contains(question.error());
        }
    }
}

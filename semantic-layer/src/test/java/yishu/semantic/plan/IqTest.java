package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Desk;

/**
 * Every question of {@code indicators/*.iq}, asked of the bureau's own files; or of a loaded warehouse, where
 * {@code -Dyishu.iq.warehouse=DIR} names one.
 */
class IqTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root", ".."));
    private static final Path EXPORTS = ROOT.resolve("../shared/data/nbs");
    private static final @Nullable String WAREHOUSE = System.getProperty("yishu.iq.warehouse");
    private static final List<Runnable> held = new ArrayList<>();
    private static @Nullable Desk desk;

    @BeforeAll
    static void open() {
        Problems problems = new Problems();
        CodeList regions = CodeList.read(ROOT.resolve("pipelines/codelists/region.csv"), problems);
        if (WAREHOUSE == null) {
            assumeTrue(Files.isDirectory(EXPORTS), "the bureau's exports are not beside the project");
            MemoryEngine engine = BureauTables.load(EXPORTS, regions);
            held.add(engine::close);
            desk = desk(regions, engine::find, engine::pin, engine, problems);
        } else {
            Settings settings = Settings.read(ROOT, Map.of(), Map.of("warehouse.location", WAREHOUSE));
            Warehouse warehouse = Warehouse.open(settings);
            Engine engine = DuckDbEngine.over(warehouse, settings.zone());
            held.add(engine::close);
            held.add(warehouse::close);
            desk = desk(regions, warehouse::find, warehouse::pin, engine, problems);
        }
    }

    private static Desk desk(
            CodeList regions,
            Function<TableName, Optional<Pinned>> find,
            Function<List<TableName>, List<Pinned>> pin,
            Engine engine,
            Problems problems) {
        Subjects subjects = Subjects.read(
                ROOT.resolve("semantic-layer/indicators"),
                Map.of("region", regions),
                table -> find.apply(table).map(MemoryEngine::columns),
                problems);
        problems.throwIfAny();
        return new SevenSteps(subjects, pin, engine, ZoneId.of("Asia/Shanghai"));
    }

    @AfterAll
    static void close() {
        held.forEach(Runnable::run);
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

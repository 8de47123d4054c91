package yishu.semantic.plan;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import yishu.content.Settings;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.question.Desk;

/**
 * Every question of {@code indicators/provinces.iq}, asked of the bureau's own files; or of a loaded warehouse, where
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
        if (WAREHOUSE == null) {
            assumeTrue(Files.isDirectory(EXPORTS), "the bureau's exports are not beside the project");
            CodeList regions = CodeList.read(ROOT.resolve("pipelines/codelists/region.csv"), new Problems());
            MemoryEngine engine = BureauTables.load(EXPORTS, regions);
            held.add(engine::close);
            desk = IqScript.desk(engine::find, engine::pin, engine);
        } else {
            Settings settings = Settings.read(ROOT, Map.of(), Map.of("warehouse.location", WAREHOUSE));
            Warehouse warehouse = Warehouse.open(settings);
            Engine engine = DuckDbEngine.over(warehouse, settings.zone());
            held.add(engine::close);
            held.add(warehouse::close);
            desk = IqScript.desk(warehouse::find, warehouse::pin, engine);
        }
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
        question.check(Objects.requireNonNull(desk));
    }
}

package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yishu.content.Settings;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.question.Desk;

/** Every question about the invented province, asked of the warehouse that the pipelines make of its sample files. */
class SampleProvinceTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root", ".."));
    private static final Path PACKAGED = ROOT.resolve("pipelines/target/class-path");
    private static final List<Runnable> held = new ArrayList<>();
    private static @Nullable Desk desk;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.exists(PACKAGED), "the pipelines are not packaged, as in mvn verify they are");
        ingest(folder);
        Settings settings = Settings.read(ROOT, Map.of(), Map.of("warehouse.location", folder.toString()));
        Warehouse warehouse = Warehouse.open(settings);
        Engine engine = DuckDbEngine.over(warehouse, settings.zone());
        held.add(engine::close);
        held.add(warehouse::close);
        desk = IqScript.desk(warehouse::find, warehouse::pin, engine);
    }

    /** In a process of its own, since Spark is not on the class path of this one. */
    private static void ingest(Path warehouse) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dyishu.home=" + ROOT,
                "-cp",
                ROOT.resolve("pipelines/target/classes") + ":" + Files.readString(PACKAGED),
                "yishu.pipelines.Main",
                "ingest",
                "--samples",
                "--warehouse",
                warehouse.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @AfterAll
    static void close() {
        held.forEach(Runnable::run);
    }

    /** All scripts but that of the bureau's own tables, which {@link IqTest} asks. */
    static List<IqScript.Case> cases() throws IOException {
        try (Stream<Path> scripts = Files.list(ROOT.resolve("semantic-layer/indicators"))) {
            return scripts.filter(it -> it.toString().endsWith(".iq") && !it.endsWith("provinces.iq"))
                    .sorted()
                    .flatMap(it -> IqScript.read(it).stream())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsWorkedOutByHand(IqScript.Case question) {
        question.check(Objects.requireNonNull(desk));
    }
}

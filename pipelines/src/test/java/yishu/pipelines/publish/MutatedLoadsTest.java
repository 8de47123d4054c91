package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.read.Mutations;

/**
 * Loads files of every format and dataset that accidents have spoiled. Each load ends soon, as a release or as one
 * sentence, and never leaves half of either. One file of each format is, once; {@code -Dyishu.mutations=N} spoils each of
 * all files N times, {@code -Dyishu.seed=S} in other ways.
 */
class MutatedLoadsTest {
    private static final int TIMES = Integer.getInteger("yishu.mutations", 0);
    private static final long SEED = Long.getLong("yishu.seed", 20261125);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Path folder;

    MutatedLoadsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<GoodFile> files() {
        return (TIMES == 0 ? GoodFile.ofEachFormat() : GoodFile.all()).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSpoiledFileIsPublishedOrRefusedAndNothingIsTorn(GoodFile good) throws IOException {
        Path drop = folder.resolve("drops/" + good.dataset().department() + "/" + good.name());
        Files.createDirectories(drop.getParent());
        Settings settings = Settings.read(folder, Map.of(), Map.of());
        try (Lake lake = Lake.beside(RunningSpark.session(), settings);
                JdbcCatalog catalog =
                        Dump.catalog(settings.catalogUri(), settings.warehouse().toString())) {
            RunningSpark.tune(lake.spark());
            byte[] bytes = good.bytes();
            Files.write(drop, bytes);
            assertThat(load(lake, good)).as("the good file").isEmpty();
            Random random = new Random(SEED ^ good.toString().hashCode());
            for (int time = 1; time <= Math.max(1, TIMES); time++) {
                Files.write(drop, Mutations.of(bytes, random));
                String which = "mutation " + time + " of seed " + SEED + " (" + drop + ")";
                Map<String, Long> before = snapshots(catalog);
                Optional<String> refused = assertTimeoutPreemptively(SOON, () -> load(lake, good), which);
                refused.ifPresent(said -> {
                    assertThat(said).as(which).startsWith("Cannot ").hasSizeLessThan(2_000);
                    assertThat(said).as(which).doesNotContain("Exception", "\tat ", "java.");
                    assertThat(snapshots(catalog)).as(which).isEqualTo(before);
                });
                assertThat(Dump.branches(catalog)).as(which).isEmpty();
                assertThat(settings.warehouse().resolve("staging")).satisfies(MutatedLoadsTest::holdsNoFile);
            }
            assertNewestFollowsVintages(lake, good.dataset());
        }
    }

    /** What the load was refused with, if it was. */
    private Optional<String> load(Lake lake, GoodFile good) {
        try {
            Ingest.Result result = new Ingest(
                            lake, good.content(), ZoneId.of("Asia/Shanghai"), Progress.silent(), CommitPoints.ignored())
                    .run(Optional.of(folder.resolve("drops")), List.of());
            return result.failures().stream().findFirst().map(said -> said.substring(said.indexOf(": ") + 2));
        } catch (InputException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** The snapshots of all tables of figures and cells; what was refused may be told in {@code ops}. */
    private static Map<String, Long> snapshots(JdbcCatalog catalog) {
        Map<String, Long> snapshots = new TreeMap<>();
        Dump.tables(catalog).forEach((name, table) -> {
            if (!name.startsWith("ops.")) {
                snapshots.put(name, table.currentSnapshot().snapshotId());
            }
        });
        return snapshots;
    }

    private static void assertNewestFollowsVintages(Lake lake, Dataset dataset) {
        CoreTable table = new CoreTable(dataset);
        var wanted = lake.spark().sql(table.newestOf(Lake.spark(table.vintages())));
        var found = lake.rows(table.newest()).selectExpr(wanted.columns());
        assertThat(found.exceptAll(wanted).collectAsList()).isEmpty();
        assertThat(wanted.exceptAll(found).collectAsList()).isEmpty();
    }

    private static void holdsNoFile(Path staging) {
        try (Stream<Path> files = Files.isDirectory(staging) ? Files.walk(staging) : Stream.of()) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

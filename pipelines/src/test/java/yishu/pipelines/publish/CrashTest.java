package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that ends at any commit point is finished, or as if it had not been, after the next run. */
class CrashTest {
    private static final String CONTRACT = House.CONTRACT
            .replace("      - name: value\n", """
                          - name: indicator
                            logicalType: string
                            customProperties: [{property: concept, value: INDICATOR}]
                          - name: value
                    """)
            .replace("[region_code, period]", "[region_code, period, indicator]");
    private static final String SOURCE = House.SOURCE + "  indicator: {constant: water}\n";

    private static final List<String> TURNING = List.of(
            "vintages replaced", "vintages written", "vintages published", "newest written", "ops files", "ops runs");

    private final Path folder;

    CrashTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static void kill(House house, String point) {
        assertThatThrownBy(() -> house.ingest(reached -> {
                    if (reached.equals(point)) {
                        throw new Killed(point);
                    }
                }))
                .as(point)
                .isInstanceOf(Killed.class);
    }

    private House house(String name) {
        return new House(folder.resolve(name)).contract(CONTRACT).source(SOURCE);
    }

    private static void dropFirst(House house) {
        house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,", "上海,5,6");
    }

    /** Replaces a key, and adds another edition of it. */
    private static void dropSecond(House house) {
        house.drop("water_first_2024-06-01.csv", "地区,2022年", "北京市,1.75", "河北省,x9");
        house.drop("water_second_2025-06-01.csv", "地区,2022年,2023年", "北京市,1.8,2.8");
    }

    private static void assertFinished(House house, String after, Map<String, List<String>> clean) {
        assertThat(house.dump()).as("after %s", after).isEqualTo(clean);
        assertThat(house.branches()).as("after %s", after).isEmpty();
        assertThat(house.staged()).as("after %s", after).isEmpty();
        assertThat(halves(house)).as("after %s", after).isEmpty();
    }

    private static List<String> halves(House house) {
        try (Stream<Path> files = Files.list(house.warehouse().resolve("landing"))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.startsWith("half-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The points that a run reaches, in their order. */
    private static Set<String> points(House house) {
        Set<String> points = new LinkedHashSet<>();
        house.ingest(points::add);
        return points;
    }

    /** The points around which the state of the warehouse changes for its readers. */
    @Test
    void anUpdateThatIsKilledIsFinishedByTheNextRun() {
        try (House house = house("house")) {
            dropFirst(house);
            house.ingest();
            copy(house.warehouse(), folder.resolve("before"));
            dropSecond(house);
            assertThat(points(house)).containsAll(TURNING);
            Map<String, List<String>> clean = house.dump();
            assertThat(clean.get("ops.conflicts")).isNotEmpty();
            for (String point : TURNING) {
                house.close();
                copy(folder.resolve("before"), house.warehouse());
                kill(house, point);
                house.ingest();
                assertFinished(house, point, clean);
            }
        }
    }

    /** Every run is killed where the one before it was not yet, until none is. */
    @Test
    void aFreshLoadThatIsKilledAgainAndAgainIsFinishedInTheEnd() {
        Map<String, List<String>> clean;
        Set<String> points;
        try (House house = house("clean")) {
            dropFirst(house);
            points = points(house);
            clean = house.dump();
        }
        try (House house = house("killed")) {
            dropFirst(house);
            assertThat(Killed.againAndAgain(house::ingest)).containsAll(points);
            assertFinished(house, "all points", clean);
        }
    }

    @Test
    void aChangedDefinitionThatIsKilledAgainAndAgainIsFinishedInTheEnd() {
        String mended = House.REGIONS.replace("120000,天津市", "310000,上海市,province,,1949,,,\n120000,天津市");
        Map<String, List<String>> clean;
        try (House house = house("clean")) {
            dropFirst(house);
            house.ingest();
            dropSecond(house);
            house.codelist("region", mended).ingest();
            clean = house.dump();
        }
        try (House house = house("killed")) {
            dropFirst(house);
            house.ingest();
            dropSecond(house);
            house.codelist("region", mended);
            assertThat(Killed.againAndAgain(house::ingest))
                    .contains("vintages removed", "vintages published", "ops runs");
            assertFinished(house, "all points", clean);
        }
    }

    @Test
    void aRefusalThatIsKilledIsToldWhole() {
        String strict = CONTRACT.replace("quality: []", """
                quality:
                      - {name: half, type: custom, engine: yishu, severity: refuse, implementation: {change: {tolerance: 0.5}}}
                """);
        try (House house = house("house").contract(strict)) {
            dropFirst(house);
            house.ingest();
            house.drop("water_second_2025-06-01.csv", "地区,2022年,2023年", "北京市,18,2.8");
            kill(house, "refusal in ops checks");
            house.ingest();
            Map<String, List<String>> told = house.dump();
            assertThat(told.get("ops.runs")).hasSize(2);
            assertThat(told.get("ops.files")).hasSize(2);
            assertThat(told.get("ops.quarantine")).hasSize(3);
            house.ingest();
            assertThat(house.dump()).isEqualTo(told);
        }
    }

    /** Killed while it forgot what it had told. */
    @Test
    void aLoadWhoseStagingIsHalfRemovedIsToldOnce() throws IOException {
        try (House house = house("house")) {
            dropFirst(house);
            kill(house, "ops runs");
            Map<String, List<String>> told = house.dump();
            for (String file : house.staged()) {
                if (file.contains("/runs/") || file.contains("/files/part")) {
                    Files.delete(Path.of(file));
                }
            }
            house.ingest();
            told.remove("ops.conflicts");
            Map<String, List<String>> after = house.dump();
            after.remove("ops.conflicts");
            assertThat(after).isEqualTo(told);
            assertThat(house.staged()).isEmpty();
        }
    }

    /** Killed between the creation of a table and its first snapshot, and with leftovers of every kind. */
    @Test
    void whatNoPointCanTellOfIsMendedToo() throws IOException {
        try (House house = house("house");
                House clean = house("clean")) {
            dropFirst(clean);
            clean.ingest();
            dropFirst(house);
            house.lake().spark().sql("CREATE NAMESPACE yishu.core");
            house.lake().spark().sql("CREATE TABLE yishu.core.city_water (region_code STRING) USING iceberg");
            Files.createDirectories(house.warehouse().resolve("landing"));
            Files.writeString(house.warehouse().resolve("landing/half-city.water-1"), "地区,20");
            Path staged =
                    Files.createDirectories(house.warehouse().resolve("staging/city_water/0123456789abcdef/files"));
            Files.writeString(staged.resolve("part-0.parquet"), "PAR1 half");
            house.ingest();
            assertFinished(house, "leftovers", clean.dump());
        }
    }

    /** A branch on which a killed load had written already, and one that it had only begun. */
    @Test
    void branchesThatWereLeftAreRemovedAndTheirNamesCanBeUsedAgain() {
        try (House house = house("house")) {
            dropFirst(house);
            kill(house, "vintages begun");
            List<String> left = new ArrayList<>(house.branches());
            assertThat(left).singleElement().asString().startsWith("core.city_water_vintages.load_");
            kill(house, "vintages written");
            assertThat(house.branches()).isEqualTo(left);
            house.ingest();
            assertThat(house.branches()).isEmpty();
            try (JdbcCatalog catalog = house.catalog()) {
                Table vintages = Dump.tables(catalog).get("core.city_water_vintages");
                assertThat(vintages).isNotNull();
                assertThat(house.figures("core.city_water_vintages")).hasSize(4);
            }
        }
    }

    private static void copy(Path from, Path to) {
        remove(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

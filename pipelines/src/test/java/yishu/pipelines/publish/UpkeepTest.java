package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.upkeep.Backup;
import yishu.pipelines.upkeep.Chore;
import yishu.pipelines.upkeep.Maintenance;
import yishu.pipelines.upkeep.Restore;

/** A warehouse after some loads: kept in order, copied, lost and brought back. */
class UpkeepTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private final Path folder;

    UpkeepTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void joinsSmallFilesAndChangesNoAnswer() {
        try (House house = loaded(5)) {
            Map<String, List<String>> before = house.dump();
            Map<String, List<String>> releases = releases(house);
            assertThat(maintain(house, WEEK, true))
                    .anySatisfy(it -> assertThat(it.filesAfter()).isLessThan(it.files()));
            assertThat(house.dump()).isEqualTo(before);

            List<Chore> chores = maintain(house, WEEK, false);
            assertThat(chores)
                    .filteredOn(
                            it -> it.table().equals("ops.runs") || it.table().equals("core.city_water_vintages"))
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.files()).isEqualTo(5))
                    .allSatisfy(it -> assertThat(it.filesAfter()).isEqualTo(1));
            assertThat(house.dump()).isEqualTo(before);
            assertThat(releases(house)).isEqualTo(releases).hasSize(5);

            maintain(house, Duration.ZERO, false);
            assertThat(house.lake().table("ops.runs").snapshots()).hasSize(1);
            assertThat(house.dump()).isEqualTo(before);
            assertThat(releases(house)).isEqualTo(releases);
            assertThat(maintain(house, Duration.ZERO, false)).noneMatch(Chore::isWorthTelling);
            house.drop("water_first_2024-07-01.csv", "地区,2019年", "北京市,7");
            assertThat(house.ingest().succeeded()).isTrue();
            assertThat(house.newest()).contains("110000 2019 first 7.00");
        }
    }

    @Test
    void removesWhatAKilledWriterLeftButNothingYoung() throws IOException {
        try (House house = loaded(1)) {
            Path data = house.warehouse().resolve("core/city_water/data");
            Path old = Files.writeString(data.resolve("old.parquet"), "left");
            Path young = Files.writeString(data.resolve("young.parquet"), "being written");
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
            maintain(house, WEEK, true);
            assertThat(old).exists();
            maintain(house, WEEK, false);
            assertThat(old).doesNotExist();
            assertThat(young).exists();
        }
    }

    @Test
    void leavesTheTablesOfAnInterruptedLoadAlone() throws IOException {
        try (House house = loaded(5)) {
            Path staged = Files.createDirectories(house.warehouse().resolve("staging/city_water/some-load"));
            assertThat(maintain(house, Duration.ZERO, false))
                    .filteredOn(it -> it.table().equals("core.city_water_vintages"))
                    .allSatisfy(it -> assertThat(it.left()).contains("interrupted load"))
                    .allSatisfy(it -> assertThat(it.filesAfter()).isEqualTo(5));
            Files.delete(staged);
        }
    }

    @Test
    void aWarehouseThatIsLostComesBackElsewhere() throws IOException {
        Path copies = folder.resolve("copies");
        try (House house = loaded(2)) {
            Backup.Result first = backup(house, copies);
            house.drop("water_first_2024-07-01.csv", "地区,2019年", "北京市,7").ingest();
            Backup.Result second = backup(house, copies);
            assertThat(second.copied()).isPositive().isLessThan(first.copied());
            assertThat(backup(house, copies).copied()).isZero();
            Map<String, List<String>> before = house.dump();
            Folders.remove(house.warehouse());

            Path elsewhere = folder.resolve("else where (1)");
            restore(copies, elsewhere, Map.of());
            assertThat(dump("jdbc:sqlite:" + elsewhere.resolve("catalog.db"), elsewhere))
                    .isEqualTo(before);
            assertThatThrownBy(() -> restore(copies, elsewhere, Map.of()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("something is there");

            restore(copies, house.warehouse(), Map.of());
            assertThat(house.dump()).isEqualTo(before);
            house.drop("water_first_2024-08-01.csv", "地区,2018年", "北京市,8").ingest();
            assertThat(house.newest()).contains("110000 2018 first 8.00", "110000 2019 first 7.00");
        }
    }

    @Test
    void comesBackIntoAnotherCatalog() throws IOException {
        Path copies = folder.resolve("copies");
        try (House house = loaded(1);
                EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            backup(house, copies);
            Path elsewhere = folder.resolve("elsewhere");
            String catalog = server.getJdbcUrl("postgres", "postgres");
            restore(copies, elsewhere, Map.of("catalog.uri", catalog, "catalog.user", "postgres"));
            assertThat(dump(catalog, elsewhere)).isEqualTo(house.dump());
            Path third = folder.resolve("third");
            assertThatThrownBy(() -> restore(copies, third, Map.of("catalog.uri", catalog, "catalog.user", "postgres")))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("it has tables");
            assertThat(third).doesNotExist();
        }
    }

    @Test
    void refusesADamagedCopy() throws IOException {
        Path copies = folder.resolve("copies");
        try (House house = loaded(1)) {
            backup(house, copies);
        }
        Path kept;
        try (Stream<Path> files = Files.walk(copies.resolve("files"))) {
            kept = files.filter(Files::isRegularFile)
                    .sorted()
                    .skip(3)
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        Path target = folder.resolve("target");
        assertThatThrownBy(() -> restore(copies, target, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 of ")
                .hasMessageContaining("damaged or missing");
        assertThat(target).doesNotExist();
        assertThat(folder.resolve(".target.restoring")).doesNotExist();
    }

    /** Some loads, a file each. */
    private House loaded(int loads) {
        House house = new House(folder.resolve("house"));
        for (int turn = 1; turn <= loads; turn++) {
            house.drop("water_first_2024-05-0" + turn + ".csv", "地区," + (2019 + turn) + "年", "北京市," + turn, "无名,1");
            assertThat(house.ingest().succeeded()).isTrue();
        }
        return house;
    }

    private static List<Chore> maintain(House house, Duration keep, boolean dry) {
        return new Maintenance(house.lake(), keep, dry, Progress.silent()).run();
    }

    /** What each release of the vintages has. */
    private static Map<String, List<String>> releases(House house) {
        Table table = house.lake().table("core.city_water_vintages");
        return table.refs().keySet().stream()
                .filter(it -> it.startsWith("release-"))
                .collect(Collectors.toMap(
                        it -> it,
                        it -> house.figures(
                                "(SELECT * FROM yishu.core.city_water_vintages VERSION AS OF '" + it + "')")));
    }

    private static Settings settings(Path warehouse, Map<String, String> flags) {
        Map<String, String> all = new java.util.TreeMap<>(flags);
        all.put("warehouse.location", warehouse.toString());
        return Settings.read(warehouse, Map.of(), all);
    }

    private static Backup.Result backup(House house, Path copies) {
        return new Backup(settings(house.warehouse(), Map.of()), Progress.silent()).run(copies);
    }

    private static void restore(Path copies, Path to, Map<String, String> flags) {
        new Restore(settings(to, flags), Progress.silent()).run(copies);
    }

    private static Map<String, List<String>> dump(String uri, Path warehouse) {
        try (var catalog = Dump.catalog(uri, warehouse.toString())) {
            return Dump.of(catalog);
        }
    }
}

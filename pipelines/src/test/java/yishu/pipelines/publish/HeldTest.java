package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.pipelines.contract.Dataset;

/** What is prepared is nowhere to be seen, and is published as if it had been loaded at once. */
class HeldTest {
    static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final Path folder;

    HeldTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static House dropFirst(House house) {
        return house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,", "上海,5,6");
    }

    /** Corrects a figure, and adds another edition of one. */
    static House dropSecond(House house) {
        house.drop("water_first_2024-06-01.csv", "地区,2022年", "北京市,1.75", "河北省,x9");
        return house.drop("water_second_2025-06-01.csv", "地区,2022年,2023年", "北京市,1.8,2.8");
    }

    static Dataset water(House house) {
        return house.datasets().dataset("city/water");
    }

    static ReleaseEvent event(ReleaseEvent.Kind kind, String person) {
        return ReleaseEvent.of(kind, new Person(person, "shared"), NOW, "because");
    }

    static String publish(House house, CommitPoints points) {
        try (ReleaseTurn turn = ReleaseTurn.take(house.lake(), water(house), house.said::add, points)) {
            Prepared prepared =
                    new ReleaseBook(house.lake(), water(house)).prepared().orElseThrow();
            String tag = turn.publish(prepared, event(ReleaseEvent.Kind.PUBLISHED, "li"), House.ZONE);
            new ConflictTable(house.lake(), house.said::add, points).follow(List.of(water(house)));
            return tag;
        }
    }

    static void withdraw(House house, CommitPoints points) {
        try (ReleaseTurn turn = ReleaseTurn.take(house.lake(), water(house), house.said::add, points)) {
            new ReleaseBook(house.lake(), water(house))
                    .prepared()
                    .ifPresent(it -> turn.withdraw(it, event(ReleaseEvent.Kind.WITHDRAWN, "li")));
        }
    }

    static String rollback(House house, String release, CommitPoints points) {
        try (ReleaseTurn turn = ReleaseTurn.take(house.lake(), water(house), house.said::add, points)) {
            ReleaseTag earlier = new ReleaseBook(house.lake(), water(house))
                    .releases().stream()
                            .filter(it -> it.tag().equals(release))
                            .findFirst()
                            .orElseThrow();
            return turn.rollback(earlier, event(ReleaseEvent.Kind.ROLLED_BACK, "li"), House.ZONE);
        }
    }

    static Optional<Prepared> prepared(House house) {
        return new ReleaseBook(house.lake(), water(house)).prepared();
    }

    /** All rows but those that tell of the release itself. */
    static Map<String, List<String>> seen(House house) {
        Map<String, List<String>> rows = new TreeMap<>(house.dump());
        rows.remove("ops.releases");
        return rows;
    }

    @Test
    void nothingOfItIsSeenUntilItIsPublishedAndThenAllOfIt() {
        Map<String, List<String>> atOnce;
        try (House house = new House(folder.resolve("at-once"))) {
            dropSecond(dropFirst(house)).ingest();
            atOnce = house.dump();
        }
        try (House house = new House(folder.resolve("held"))) {
            Ingest.Result result = dropSecond(dropFirst(house)).prepare("zhang", CommitPoints.ignored());

            assertThat(result.reports()).extracting(LoadReport::outcome).containsOnly(LoadReport.Outcome.PREPARED);
            assertThat(house.dump().values()).allMatch(List::isEmpty);
            assertThat(house.branches())
                    .containsExactlyInAnyOrder("core.city_water_vintages.prepared", "raw.city_water.prepared");
            Prepared prepared = prepared(house).orElseThrow();
            assertThat(prepared.prepared().person()).isEqualTo(new Person("zhang", "shared"));
            assertThat(prepared.approval()).isEmpty();

            String tag = publish(house, CommitPoints.ignored());

            assertThat(tag).isEqualTo("release-2026-02-01.1");
            assertThat(seen(house)).isEqualTo(atOnce);
            assertThat(house.branches()).isEmpty();
            assertThat(house.staged()).isEmpty();
            assertThat(house.figures("(SELECT *, release FROM yishu.core.city_water JOIN yishu.ops.runs USING (load_id)"
                            + " WHERE release = '" + tag + "')"))
                    .isEqualTo(house.newest());
            assertThat(house.dump().get("ops.releases")).hasSize(2);
        }
    }

    @Test
    void aLoadJoinsWhatIsPreparedAndWhatIsUnchangedLeavesItAlone() {
        Map<String, List<String>> atOnce;
        try (House house = new House(folder.resolve("at-once"))) {
            dropFirst(house).ingest();
            dropSecond(house).ingest();
            atOnce = house.dump();
        }
        try (House house = new House(folder.resolve("held"))) {
            dropFirst(house).prepare("zhang", CommitPoints.ignored());
            Prepared first = prepared(house).orElseThrow();
            assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.UNCHANGED);
            assertThat(prepared(house)).contains(first);

            dropSecond(house);
            assertThat(house.ingest().reports().get(0).outcome())
                    .as("although the contract does not ask for it")
                    .isEqualTo(LoadReport.Outcome.PREPARED);

            Prepared both = prepared(house).orElseThrow();
            assertThat(both.loads()).hasSize(2).startsWith(first.loads().get(0));
            assertThat(both.snapshot()).isNotEqualTo(first.snapshot());
            assertThat(both.prepared().content()).isNotEqualTo(first.prepared().content());
            publish(house, CommitPoints.ignored());
            assertThat(seen(house)).isEqualTo(atOnce);
        }
    }

    @Test
    void aChangedDefinitionPreparesAllOfItAnew() {
        String mended = House.REGIONS.replace("120000,天津市", "310000,上海市,province,,1949,,,\n120000,天津市");
        Map<String, List<String>> atOnce;
        try (House house = new House(folder.resolve("at-once"))) {
            dropFirst(house).ingest();
            dropSecond(house).codelist("region", mended).ingest();
            atOnce = house.dump();
        }
        try (House house = new House(folder.resolve("held"))) {
            dropFirst(house).ingest();
            Map<String, List<String>> before = seen(house);
            dropSecond(house).prepare("zhang", CommitPoints.ignored());
            house.codelist("region", mended).prepare("zhang", CommitPoints.ignored());
            assertThat(seen(house)).isEqualTo(before);
            assertThat(prepared(house).orElseThrow().loads()).hasSize(2);
            publish(house, CommitPoints.ignored());
            for (String table : List.of("core.city_water", "core.city_water_vintages", "raw.city_water")) {
                assertThat(seen(house).get(table)).as(table).isEqualTo(atOnce.get(table));
            }
            assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.UNCHANGED);
        }
    }

    @Test
    void aRefusalIsToldAfterTheNextRelease() {
        String strict = House.CONTRACT.replace("quality: []", """
                quality:
                      - {name: half, type: custom, engine: yishu, severity: refuse, implementation: {change: {tolerance: 0.5}}}
                """);
        try (House house = new House(folder).contract(strict)) {
            dropFirst(house).ingest();
            Map<String, List<String>> before = seen(house);
            house.drop("water_second_2025-06-01.csv", "地区,2022年", "北京市,18");
            assertThat(house.prepare("zhang", CommitPoints.ignored())
                            .reports()
                            .get(0)
                            .outcome())
                    .isEqualTo(LoadReport.Outcome.REFUSED);
            assertThat(seen(house)).isEqualTo(before);
            house.remove("water_second_2025-06-01.csv")
                    .drop("water_second_2025-06-02.csv", "地区,2022年", "北京市,1.6")
                    .prepare("zhang", CommitPoints.ignored());
            assertThat(seen(house)).isEqualTo(before);
            publish(house, CommitPoints.ignored());
            assertThat(house.dump().get("ops.runs")).hasSize(3).anyMatch(run -> run.contains("outcome=refused"));
            assertThat(house.staged()).isEmpty();
        }
    }

    @Test
    void whatIsWithdrawnIsForgottenAndCanBeLoadedAgain() {
        try (House house = new House(folder)) {
            dropFirst(house).ingest();
            Map<String, List<String>> before = seen(house);
            dropSecond(house).prepare("zhang", CommitPoints.ignored());
            withdraw(house, CommitPoints.ignored());
            assertThat(seen(house)).isEqualTo(before);
            assertThat(house.branches()).isEmpty();
            assertThat(house.staged()).isEmpty();
            assertThat(house.dump().get("ops.releases")).hasSize(2).allMatch(it -> it.contains("dataset=city/water"));
            assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.PUBLISHED);
        }
    }

    @Test
    void aRollbackBringsBothTablesBackAndItsFilesReturnOnlyByApproval() {
        try (House house = new House(folder)) {
            dropFirst(house).ingest();
            List<String> first = house.newest();
            List<String> vintages = house.figures("core.city_water_vintages");
            String release = released(house);
            dropSecond(house).ingest();
            List<String> second = house.newest();
            assertThat(second).isNotEqualTo(first);

            String tag = rollback(house, release, CommitPoints.ignored());

            assertThat(tag).isNotEqualTo(release);
            assertThat(house.newest()).isEqualTo(first);
            assertThat(house.figures("core.city_water_vintages")).isEqualTo(vintages);
            assertThat(tags(house, "core.city_water"))
                    .isEqualTo(tags(house, "core.city_water_vintages"))
                    .hasSize(4);
            assertThat(house.dump().get("ops.releases"))
                    .singleElement()
                    .asString()
                    .contains("because", release);

            assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.PREPARED);
            assertThat(house.newest()).isEqualTo(first);
            publish(house, CommitPoints.ignored());
            assertThat(house.newest()).isEqualTo(second);
            assertThat(house.ingest().reports().get(0).outcome()).isEqualTo(LoadReport.Outcome.UNCHANGED);
        }
    }

    @Test
    void whatIsPreparedUponARollbackIsPreparedAgainWithoutItsDrops() {
        try (House house = new House(folder)) {
            dropFirst(house).ingest();
            String release = released(house);
            house.drop("water_second_2025-06-01.csv", "地区,2022年", "北京市,9").ingest();
            house.drop("water_third_2025-07-01.csv", "地区,2023年", "天津市,4").prepare("zhang", CommitPoints.ignored());
            rollback(house, release, CommitPoints.ignored());
            assertThat(new ReleaseBook(house.lake(), water(house))
                            .isCurrent(prepared(house).orElseThrow()))
                    .isFalse();
            house.remove("water_second_2025-06-01.csv").remove("water_third_2025-07-01.csv");
            house.prepare("zhang", CommitPoints.ignored());
            publish(house, CommitPoints.ignored());
            assertThat(house.newest())
                    .containsExactly(
                            "110000 2022 first 1.50",
                            "110000 2023 first 2.50",
                            "120000 2022 first 3.00",
                            "120000 2023 third 4.00");
        }
    }

    /** As maintenance does: old snapshots go, those that a branch or a tag needs stay. */
    @Test
    void whatIsPreparedSurvivesTheExpiryOfSnapshots() {
        try (House house = new House(folder)) {
            dropFirst(house).ingest();
            dropSecond(house).prepare("zhang", CommitPoints.ignored());
            try (JdbcCatalog catalog = house.catalog()) {
                Dump.tables(catalog).values().forEach(table -> table.expireSnapshots()
                        .expireOlderThan(System.currentTimeMillis() + 1)
                        .retainLast(1)
                        .commit());
            }
            house.close();
            publish(house, CommitPoints.ignored());
            assertThat(house.newest()).contains("110000 2022 second 1.80").hasSize(4);
            assertThat(house.dump().get("ops.runs")).hasSize(2);
        }
    }

    static String released(House house) {
        return new ReleaseBook(house.lake(), water(house)).releases().get(0).tag();
    }

    /** Whether everybody sees a release. */
    static boolean current(House house, String release) {
        ReleaseBook book = new ReleaseBook(house.lake(), water(house));
        return book.releases().stream().anyMatch(it -> it.tag().equals(release) && it.snapshot() == book.main());
    }

    private static List<String> tags(House house, String table) {
        try (JdbcCatalog catalog = house.catalog()) {
            return Objects.requireNonNull(Dump.tables(catalog).get(table)).refs().keySet().stream()
                    .sorted()
                    .toList();
        }
    }
}

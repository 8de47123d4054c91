package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that is killed at any commit point is finished, or as if it had not been begun, after the next run. */
class HeldCrashTest {
    private final Path folder;

    HeldCrashTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void preparingAndPublishingEndAsIfNothingHadHappened() {
        Map<String, List<String>> clean;
        try (House house = new House(folder.resolve("clean"))) {
            HeldTest.dropFirst(house).ingest();
            HeldTest.dropSecond(house).ingest();
            clean = HeldTest.seen(house);
        }
        try (House house = new House(folder.resolve("killed"))) {
            HeldTest.dropFirst(house).ingest();
            Map<String, List<String>> before = HeldTest.seen(house);
            HeldTest.dropSecond(house);
            Set<String> preparing = Killed.againAndAgain(points -> {
                try {
                    house.prepare("zhang", points);
                } finally {
                    assertThat(HeldTest.seen(house)).isEqualTo(before);
                }
            });
            assertThat(preparing).contains("raw written", "release marked", "raw prepared", "release prepared");
            assertThat(house.branches())
                    .containsExactlyInAnyOrder("core.city_water_vintages.prepared", "raw.city_water.prepared");

            Set<String> publishing = Killed.againAndAgain(points -> {
                if (HeldTest.prepared(house).isPresent()) {
                    HeldTest.publish(house, points);
                } else {
                    house.ingest(points);
                }
            });
            assertThat(publishing)
                    .contains("raw published", "release marked", "vintages published", "newest published", "ops runs");
            assertThat(HeldTest.seen(house)).isEqualTo(clean);
            assertThat(house.branches()).isEmpty();
            assertThat(house.staged()).isEmpty();
            assertThat(house.dump().get("ops.releases"))
                    .filteredOn(it -> it.contains("event=published"))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsPreparedStaysWhileMoreIsPrepared() {
        try (House house = new House(folder)) {
            HeldTest.dropFirst(house).prepare("zhang", CommitPoints.ignored());
            Prepared first = HeldTest.prepared(house).orElseThrow();
            HeldTest.dropSecond(house);
            Killed.againAndAgain(points -> {
                assertThat(HeldTest.prepared(house).orElseThrow().loads())
                        .startsWith(first.loads().get(0));
                house.prepare("zhang", points);
            });
            assertThat(HeldTest.prepared(house).orElseThrow().loads()).hasSize(2);
            HeldTest.publish(house, CommitPoints.ignored());
            assertThat(house.newest()).hasSize(4).contains("110000 2023 second 2.80");
            assertThat(house.dump().get("ops.runs")).hasSize(2);
            assertThat(house.dump().get("raw.city_water")).hasSize(9);
        }
    }

    @Test
    void aRollbackIsWholeInTheEndAndSoIsAWithdrawal() {
        try (House house = new House(folder)) {
            HeldTest.dropFirst(house).ingest();
            List<String> first = house.newest();
            String release = HeldTest.released(house);
            house.drop("water_second_2025-06-01.csv", "地区,2022年", "北京市,9").ingest();
            Set<String> points = Killed.againAndAgain(reached -> {
                if (HeldTest.current(house, release)) {
                    house.ingest(reached);
                } else {
                    HeldTest.rollback(house, release, reached);
                }
            });
            assertThat(points).contains("vintages rolled back", "newest rolled back");
            assertThat(house.newest()).isEqualTo(first);
            assertThat(house.figures("core.city_water_vintages")).isEqualTo(first);
            assertThat(house.dump().get("ops.releases"))
                    .singleElement()
                    .asString()
                    .contains("event=rolled_back");

            Map<String, List<String>> before = HeldTest.seen(house);
            assertThat(Killed.againAndAgain(reached -> HeldTest.withdraw(house, reached)))
                    .contains("release withdrawn");
            assertThat(HeldTest.seen(house)).isEqualTo(before);
            assertThat(house.branches()).isEmpty();
            assertThat(house.staged()).isEmpty();
            assertThat(house.dump().get("ops.releases"))
                    .filteredOn(it -> it.contains("event=withdrawn"))
                    .hasSize(1);
        }
    }
}

package yishu.pipelines.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.personal.KeyFile;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Dump;
import yishu.pipelines.publish.House;
import yishu.pipelines.publish.LoadReport;
import yishu.pipelines.publish.Person;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.ReleaseBook;
import yishu.pipelines.publish.ReleaseEvent;
import yishu.pipelines.publish.ReleaseTag;
import yishu.pipelines.publish.ReleaseTurn;

/** What is streamed is what a load of the same files gives, row by row in every table, however it is killed. */
class StreamedTest {
    private static final String CONTRACT = House.CONTRACT
            .replace(
                    "- {property: scale, value: 2}",
                    "- {property: scale, value: 2}\n        logicalTypeOptions: {maximum: 900}")
            .replace("quality: []", """
                    quality:
                          - name: small in Beijing
                            severity: quarantine
                            type: custom
                            engine: yishu
                            implementation: {range: {column: value, where: {region_code: "110000"}, minimum: 1}}
                    """);

    private static final String FIRST = "water_first_2024-05-01.csv";

    /** Files that come one after the other, a batch each line. */
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "water_first_2024-05-02.csv", "地区,2021年\n北京市,10\n天津市,20.5\n",
            "water_first_2024-05-03.csv", "地区,2021年\n北京市,11\n河北省,5000\n无名,3\n",
            "water_later_2024-06-01.csv", "地区,2020年,2021年\n北京市,7,\n天津市,,22\n",
            "water_later_2024-05-15.csv", "地区,2022年\n天津市,1\n天津市,1\n河北省,1\n河北省,2\n北京市,0.5\n",
            "water_first_2024-06-02.csv", "地区,2020年\n北京市,\n河北省,9\n",
            "water_third_2024-05-01.csv", "地区,2020年\n北京市,8\n上海市,1\n"));

    private final Path folder;

    StreamedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Ends the process, as far as a test can. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Once in one session; once in turns with ordinary loads, over a landing that is encrypted. */
    @Test
    void everyTableIsThatOfLoads() throws IOException {
        Path home = Files.createDirectories(folder.resolve("turns"));
        Files.writeString(home.resolve("yishu.properties"), "landing.key=landing.keys\n");
        new KeyFile(home.resolve("landing.keys")).create();
        try (House loaded = house("loaded");
                House streamed = house("streamed");
                House turns = house("turns")) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                loaded.drop(file.getKey(), file.getValue().strip());
                loaded.ingest();
            }
            stream(streamed, CommitPoints.ignored(), FILES);
            streamAndLoad(turns);
            for (House house : List.of(streamed, turns)) {
                assertThat(withoutConflicts(house)).isEqualTo(withoutConflicts(loaded));
                assertThat(house.branches()).isEmpty();
                assertThat(house.staged()).isEmpty();
            }
            assertThat(landed(turns)).isNotEmpty().noneMatch(it -> it.contains("北京市"));
            assertThat(landed(streamed)).anyMatch(it -> it.contains("北京市"));
        }
    }

    /** Of three files two are streamed, after which a load finds nothing to do, and one is loaded. */
    private void streamAndLoad(House house) throws IOException {
        int turn = 0;
        Map<String, String> session = new TreeMap<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            house.drop(file.getKey(), file.getValue().strip());
            if (++turn % 3 == 0) {
                assertThat(house.ingest().succeeded()).isTrue();
            } else {
                session.put(file.getKey(), file.getValue());
            }
            if (turn % 3 == 2) {
                stream(house, CommitPoints.ignored(), session);
                session.clear();
                assertThat(house.ingest().reports()).allMatch(it -> it.outcome() == LoadReport.Outcome.UNCHANGED);
            }
        }
    }

    private static List<String> landed(House house) throws IOException {
        try (var files = Files.walk(house.warehouse().resolve("landing"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return texts;
        }
    }

    @Test
    void whatWaitsForAnApprovalIsNotOvertaken() throws IOException {
        try (House house = house("held")) {
            house.drop("water_later_2024-06-01.csv", "地区,2021年", "天津市,22");
            house.prepare("somebody", CommitPoints.ignored());
            assertThatThrownBy(() -> publisher(house, CommitPoints.ignored()).published())
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(
                            "Cannot follow dataset 'city/water': a release of it waits for its approval, and what comes"
                                    + " next is to be approved with it; prepare it with `./yishu ingest city/water`");
        }
    }

    /** Those of its releases that are no longer kept are gone back from, too. */
    @Test
    void whatIsRolledBackIsNotTakenForLoaded() throws IOException {
        try (House house = house("back")) {
            stream(house, CommitPoints.ignored(), FILES);
            Dataset water = house.datasets().dataset("city/water");
            try (ReleaseTurn turn = ReleaseTurn.take(house.lake(), water, Progress.silent(), CommitPoints.ignored())) {
                ReleaseTag first =
                        new ReleaseBook(house.lake(), water).releases().get(0);
                Person person = new Person("somebody", "test");
                turn.rollback(
                        first, ReleaseEvent.of(ReleaseEvent.Kind.ROLLED_BACK, person, Instant.now(), ""), House.ZONE);
            }
            assertThat(house.newest()).containsExactly("110000 2020 first 1.00");
            assertThatThrownBy(() -> publisher(house, CommitPoints.ignored()).published())
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("messages of it were rolled back");
            FILES.forEach((name, text) -> house.drop(name, text.strip()));
            assertThat(house.ingest().reports()).singleElement().satisfies(it -> {
                assertThat(it.outcome()).isEqualTo(LoadReport.Outcome.PREPARED);
                assertThat(it.files()).hasSize(FILES.size());
            });
        }
    }

    @Test
    void aKilledBatchIsFinishedOrAsIfItHadNotCome() throws IOException {
        String name = "water_later_2024-06-01.csv";
        Map<String, String> one = Map.of(name, FILES.get(name));
        for (String point : List.of("raw published", "vintages published")) {
            try (House house = house(point.replace(' ', '_'))) {
                assertThatThrownBy(() -> stream(
                                house,
                                reached -> {
                                    if (reached.equals(point)) {
                                        throw new Killed();
                                    }
                                },
                                one))
                        .isInstanceOf(Killed.class);
                house.ingest();
                boolean isThere = point.equals("vintages published");
                assertThat(house.newest())
                        .as(point)
                        .contains(isThere ? "110000 2020 later 7.00" : "110000 2020 first 1.00");
                assertThat(house.staged()).isEmpty();
                assertThat(house.dump().get("ops.runs")).hasSize(isThere ? 2 : 1);
                if (!isThere) {
                    stream(house, CommitPoints.ignored(), one);
                    assertThat(house.newest()).as(point).contains("110000 2020 later 7.00");
                }
            }
        }
    }

    @Test
    void manyBatchesAreHeldInFewFilesAndReleases() throws IOException {
        try (House house = house("many");
                JdbcCatalog catalog = house.catalog()) {
            Map<String, String> files = new TreeMap<>();
            for (int batch = 0; batch < 30; batch++) {
                files.put(
                        "water_" + (char) ('a' + batch / 26) + (char) ('a' + batch % 26) + "_2024-05-02.csv",
                        "地区," + (1950 + batch) + "年,2020年\n北京市," + (batch + 1) + "," + (batch + 100) + "\n");
            }
            stream(house, CommitPoints.ignored(), files);
            assertThat(house.newest()).hasSize(31).contains("110000 2020 bd 129.00");
            for (String name : List.of("raw.city_water", "core.city_water", "core.city_water_vintages")) {
                Table table = Objects.requireNonNull(Dump.tables(catalog).get(name));
                assertThat(table.currentSnapshot().summary().get("total-data-files"))
                        .as(name)
                        .satisfies(count -> assertThat(Integer.parseInt(count)).isLessThan(25));
                assertThat(table.refs().size()).as(name).isLessThan(7);
            }
        }
    }

    @Test
    void whatNeedsAWholeLoadIsRefused() throws IOException {
        try (House house = new House(folder.resolve("append"))) {
            house.contract(House.CONTRACT.replace("value: upsert", "value: append"))
                    .drop(FIRST, "地区,2020年", "北京市,1");
            house.ingest();
            assertThatThrownBy(() -> stream(house, CommitPoints.ignored(), FILES))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "Cannot follow dataset 'city/water': its contract says 'load: append', and what comes bit"
                                    + " by bit can but be upserted; load it now and then with `./yishu ingest city/water`");
        }
    }

    private House house(String name) {
        House house = new House(folder.resolve(name)).contract(CONTRACT);
        house.drop(FIRST, "地区,2020年", "北京市,1", "河北省,1000");
        house.ingest();
        return house;
    }

    private void stream(House house, CommitPoints points, Map<String, String> files) throws IOException {
        Publisher publisher = publisher(house, points);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path came = folder.resolve(file.getKey());
            Files.writeString(came, file.getValue());
            publisher.publish(Map.of(came, 0));
            publisher.tend();
        }
        publisher.close();
    }

    private static Publisher publisher(House house, CommitPoints points) {
        Datasets datasets = house.datasets();
        return new Publisher(house.lake(), datasets.dataset("city/water"), datasets.codeLists(), House.ZONE, points);
    }

    private static Map<String, List<String>> withoutConflicts(House house) {
        Map<String, List<String>> rows = new TreeMap<>(house.dump());
        rows.remove("ops.conflicts");
        return rows;
    }
}

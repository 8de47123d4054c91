package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two loads at once, each with a session of its own, as two programs would have. */
class TwoLoadsTest {
    private final Path folder;

    TwoLoadsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void ofOneDatasetTheSecondWaitsAndHasNothingLeftToDo() throws Exception {
        try (House house = new House(folder.resolve("both"))) {
            house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,");
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch waiting = new CountDownLatch(1);
            List<String> said = new CopyOnWriteArrayList<>();
            Callable<Ingest.Result> first = () -> house.ingest(house.open(), line -> {}, point -> {
                if (point.equals("vintages begun")) {
                    writing.countDown();
                    await(waiting);
                }
            });
            Callable<Ingest.Result> second = () -> {
                await(writing);
                return house.ingest(
                        house.open(),
                        line -> {
                            said.add(line);
                            if (line.startsWith("waiting")) {
                                waiting.countDown();
                            }
                        },
                        CommitPoints.ignored());
            };
            List<Ingest.Result> results = both(first, second);

            assertThat(said).contains("waiting: somebody else is writing core.city_water");
            assertThat(results.get(0).reports())
                    .extracting(LoadReport::outcome)
                    .containsExactly(LoadReport.Outcome.PUBLISHED);
            assertThat(results.get(1).reports())
                    .extracting(LoadReport::outcome)
                    .containsExactly(LoadReport.Outcome.UNCHANGED);
            assertThat(house.newest()).hasSize(4);
            assertThat(house.dump().get("ops.runs")).hasSize(1);
            assertThat(house.branches()).isEmpty();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void ofTwoDatasetsBothAreWholeEvenInANewWarehouse() throws Exception {
        Map<String, List<String>> alone;
        try (House house = twoDatasets("one after the other")) {
            house.ingest();
            alone = house.dump();
        }
        try (House house = twoDatasets("at once")) {
            List<Ingest.Result> results = both(
                    () -> house.ingest(house.open(), line -> {}, CommitPoints.ignored(), "city/water"),
                    () -> house.ingest(house.open(), line -> {}, CommitPoints.ignored(), "city/rain"));

            assertThat(results).allMatch(Ingest.Result::succeeded);
            assertThat(house.dump()).isEqualTo(alone);
            assertThat(house.branches()).isEmpty();
            assertThat(house.staged()).isEmpty();
        }
    }

    private House twoDatasets(String name) {
        House house = new House(folder.resolve(name));
        house.dataset(
                "rain",
                House.CONTRACT.replace("city/water", "city/rain").replace("city_water", "city_rain"),
                House.SOURCE.replace("water*", "rain*"));
        return house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "上海市,3,")
                .drop("rain_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,7,8", "天津市,9,");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> both(Callable<T> first, Callable<T> second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : List.of(threads.submit(first), threads.submit(second))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}

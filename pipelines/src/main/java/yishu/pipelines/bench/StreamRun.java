package yishu.pipelines.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import yishu.content.Settings;
import yishu.pipelines.publish.Lake;

/** One run of {@link StreamsBench}: sent, followed, asked, counted, and timed beside the same rows in one commit. */
final class StreamRun {
    private static final long PATIENCE_SECONDS = 180;
    private static final int PAIRS = 9;
    private static final List<String> QUESTIONS = List.of(
            "SELECT COUNT(*), SUM(\"value\"), MAX(station) FROM %s",
            "SELECT revision, COUNT(*), AVG(\"value\") FROM %s GROUP BY revision",
            "SELECT observed_at, \"value\" FROM %s WHERE station = 'S00017'");

    private final String warehouse;
    private final String datasets;
    private final String servers;
    private final Readings readings;
    private final Processes processes;

    StreamRun(Path folder, String servers, Readings readings, Processes processes) {
        this.warehouse = folder.resolve("warehouse").toString();
        this.datasets = folder.resolve("datasets").toString();
        this.servers = servers;
        this.readings = readings;
        this.processes = processes;
    }

    /** Whether everything was there once, and in time. */
    boolean run(int seconds, int commits) throws InterruptedException {
        Process follower = processes.ours(
                Map.of("YISHU_KAFKA_BENCH_SERVERS", servers),
                "ingest",
                "--follow",
                "--datasets",
                datasets,
                "--warehouse",
                warehouse,
                "bench/readings");
        await("the follower", () -> processes.said("ingest").contains("bench/readings: following"));
        Asked server = new Asked(processes.address("serve", "--port", "0", "--warehouse", warehouse));
        Thread sender = new Thread(readings::send);
        Latencies latencies = new Latencies(server, readings);
        Duration before = Processes.cpu(follower);
        long start = System.nanoTime();
        sender.start();
        try {
            while (follower.isAlive() && (since(start) < seconds || commits(server) < commits)) {
                latencies.ask();
            }
        } finally {
            readings.stop();
        }
        sender.join();
        if (!follower.isAlive()) {
            throw new IllegalStateException("Cannot measure: the follower ended:\n" + processes.said("ingest"));
        }
        double lasted = since(start);
        double cpu = Processes.cpu(follower).minus(before).toMillis() / 1e3;
        long lag = readings.sent() - server.number("SELECT COUNT(*) FROM core.bench_readings_vintages");
        boolean isWhole = isWhole(server);
        boolean isEnded = Processes.end(follower) == 0;
        System.out.printf(
                Locale.ROOT,
                "%,d rows in %.0f s, %,.0f a second; %d commits; %.2f processors; %,d rows behind at the end%n",
                readings.sent(),
                lasted,
                readings.sent() / lasted,
                commits(server),
                cpu / lasted,
                lag);
        System.out.printf(
                Locale.ROOT,
                "sent to answered, of %d probes: median %.2f s, 95%% %.2f s, 99%% %.2f s; an answer takes %.3f s%n",
                latencies.count(),
                latencies.within(0.5),
                latencies.within(0.95),
                latencies.within(0.99),
                latencies.answered(0.5));
        System.out.println(isWhole ? "every row is there once" : processes.said("ingest"));
        compare(server);
        return isWhole && isEnded;
    }

    /** The table of streams, once all has come, holds what was sent. */
    private boolean isWhole(Asked server) {
        await(
                "all rows",
                () -> server.number("SELECT COUNT(*) FROM core.bench_readings_vintages") >= readings.sent()
                        && server.number("SELECT COUNT(*) FROM core.bench_readings") >= readings.rows());
        long tenths = server.number("SELECT CAST(SUM(\"value\") * 10 AS BIGINT) FROM core.bench_readings");
        long rows = server.number("SELECT COUNT(*) FROM core.bench_readings");
        long editions = server.number("SELECT COUNT(*) FROM core.bench_readings_vintages");
        boolean isWhole = rows == readings.rows() && editions == readings.sent() && tenths == readings.tenths();
        if (!isWhole) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d editions of %,d, %,d figures of %,d, sum %,d of %,d%n",
                    editions,
                    readings.sent(),
                    rows,
                    readings.rows(),
                    tenths,
                    readings.tenths());
        }
        return isWhole;
    }

    /** Times questions in alternating pairs. */
    private void compare(Asked server) {
        Settings settings = Settings.read(Path.of(warehouse), Map.of(), Map.of("warehouse.location", warehouse));
        try (Lake lake = Lake.open(settings)) {
            lake.spark()
                    .sql("CREATE TABLE yishu.core.bench_once USING iceberg TBLPROPERTIES ('format-version'='2',"
                            + "'write.parquet.compression-codec'='zstd') AS SELECT * FROM yishu.core.bench_readings");
        }
        for (String question : QUESTIONS) {
            List<Double> ours = new ArrayList<>();
            List<Double> once = new ArrayList<>();
            for (int pair = 0; pair <= PAIRS; pair++) {
                double stream = server.seconds(String.format(Locale.ROOT, question, "core.bench_readings"));
                double one = server.seconds(String.format(Locale.ROOT, question, "core.bench_once"));
                if (pair > 0) {
                    ours.add(stream);
                    once.add(one);
                }
            }
            double stream = Latencies.quantile(ours, 0.5);
            double one = Latencies.quantile(once, 0.5);
            System.out.printf(
                    Locale.ROOT, "%.3f s, %.3f s in one commit, ratio %.2f: %s%n", stream, one, stream / one, question);
        }
    }

    private static long commits(Asked server) {
        return server.number("SELECT COUNT(*) FROM ops.runs WHERE dataset = 'bench/readings'");
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(String what, BooleanSupplier there) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Cannot measure: " + what + " did not come in " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}

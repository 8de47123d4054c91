package yishu.pipelines.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Folders;
import yishu.pipelines.publish.Ingest;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;

/**
 * {@code ./yishu bench ingest}: a full load (landed, checked, raw, vintages, newest, ops) beside Spark that reads the same
 * file with a given schema and writes it to an Iceberg table, with one session, codec and format. Pairs alternate.
 */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Times a full load of an invented file beside a bare read and write by Spark, in alternating pairs.")
final class IngestBench implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    @Option(names = "--rows", defaultValue = "10000000", description = "rows of the file; by default ${DEFAULT-VALUE}")
    private long rows;

    @Option(names = "--pairs", defaultValue = "5", description = "by default ${DEFAULT-VALUE}")
    private int pairs;

    @Option(
            names = "--format",
            defaultValue = "csv,json,parquet",
            split = ",",
            description = "of the file; by default ${DEFAULT-VALUE}")
    private List<String> formats = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("yishu-bench-");
        try (Lake lake = Lake.open(settings(folder, folder.resolve("first")))) {
            System.out.println(
                    "format         rows     MB   ours s   bare s  ratio cpu ratio  ours MB/s   ours rows/s");
            for (String format : formats) {
                measure(lake.spark(), new Figures(folder.resolve(format), format, rows), format);
            }
            System.out.printf(Locale.ROOT, "peak memory of both: %,d MB%n", peak());
        } finally {
            Folders.remove(folder);
        }
        return 0;
    }

    private void measure(SparkSession spark, Figures figures, String format) {
        System.err.println(format + ": writing " + rows + " rows");
        figures.write(spark);
        List<Cost> ours = new ArrayList<>();
        List<Cost> bare = new ArrayList<>();
        // The first pair warms both.
        for (int pair = 0; pair <= pairs; pair++) {
            Cost load = cost(figures, spark, this::load);
            Cost copy = cost(figures, spark, this::copy);
            System.err.printf(Locale.ROOT, "%s: pair %d, ours %s, bare %s%n", format, pair, load, copy);
            if (pair > 0) {
                ours.add(load);
                bare.add(copy);
            }
        }
        double own = median(ours, Cost::seconds);
        double peer = median(bare, Cost::seconds);
        double megabytes = figures.bytes() / MEGABYTE;
        System.out.printf(
                Locale.ROOT,
                "%-8s %,10d %6.0f %8.1f %8.1f %6.2f %9.2f %10.1f %,13.0f%n",
                format,
                rows,
                megabytes,
                own,
                peer,
                own / peer,
                median(ours, Cost::processor) / median(bare, Cost::processor),
                megabytes / own,
                rows / own);
    }

    private interface Side {
        void run(Figures figures, Lake lake, Settings settings);
    }

    /**
     * What one side took.
     *
     * @param processor the time that this process had on all processors, which others on the machine change little
     */
    private record Cost(double seconds, double processor) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f s (%.1f s of processors)", seconds, processor);
        }
    }

    /** One side, in a warehouse of its own. */
    private static Cost cost(Figures figures, SparkSession spark, Side side) {
        Path warehouse = figures.folder().resolve("warehouse");
        Settings settings = settings(figures.folder(), warehouse);
        try (Lake lake = Lake.beside(spark, settings)) {
            long start = System.nanoTime();
            long processor = processorNanos();
            side.run(figures, lake, settings);
            return new Cost((System.nanoTime() - start) / 1e9, (processorNanos() - processor) / 1e9);
        } finally {
            Folders.remove(warehouse);
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void load(Figures figures, Lake lake, Settings settings) {
        Problems problems = new Problems();
        Datasets datasets = Datasets.read(figures.datasets(), figures.codelists(), problems);
        problems.throwIfAny();
        Ingest.Result result = new Ingest(lake, datasets, settings.zone(), Progress.silent(), CommitPoints.ignored())
                .run(Optional.of(figures.drops()), List.of());
        long published = result.reports().get(0).files().get(0).published();
        if (published != rows) {
            throw new IllegalStateException("Cannot measure: " + published + " of " + rows + " rows were published");
        }
    }

    private void copy(Figures figures, Lake lake, Settings settings) {
        lake.spark().sql("CREATE NAMESPACE yishu.bare");
        figures.bare(lake.spark())
                .writeTo("yishu.bare.figures")
                .using("iceberg")
                .tableProperty("format-version", "2")
                .tableProperty("write.parquet.compression-codec", "zstd")
                .createOrReplace();
    }

    private static Settings settings(Path home, Path warehouse) {
        return Settings.read(home, Map.of(), Map.of("warehouse.location", warehouse.toString()));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        List<Double> sorted = costs.stream().mapToDouble(part).sorted().boxed().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The most memory that this process ever held, in MB; 0 where the system does not tell. */
    private static long peak() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(it -> it.startsWith("VmHWM:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1000)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import yishu.content.InputException;

/** The machines of a cluster: each must see the warehouse's folder, where files are landed and tables written. */
final class Workers {
    private static final int TASKS_EACH = 4;

    private Workers() {}

    /** Has the workers look for a file; an {@link InputException} names the machine that does not find it. */
    static void see(Lake lake) {
        JavaSparkContext spark = new JavaSparkContext(lake.spark().sparkContext());
        if (spark.isLocal()) {
            return;
        }
        try {
            Path sign = Files.createTempFile(lake.folder(), "seen-by-all-workers", "");
            try {
                blind(spark, sign.toString()).stream().findFirst().ifPresent(machine -> {
                    throw new InputException("Cannot load on " + spark.master() + ": its worker '" + machine
                            + "' does not see the warehouse '" + lake.folder()
                            + "'; let warehouse.location be a folder that all workers share");
                });
            } finally {
                Files.delete(sign);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to warehouse '" + lake.folder() + "'", e);
        }
    }

    private static List<String> blind(JavaSparkContext spark, String sign) {
        int tasks = TASKS_EACH * spark.defaultParallelism();
        return spark.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                .filter(task -> !Files.exists(Path.of(sign)))
                .map(task -> SparkEnv.get().blockManager().blockManagerId().host())
                .distinct()
                .collect();
    }
}

package yishu.pipelines.release;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;

/** The options that say which warehouse and whose contracts, and what they open. */
final class Place {
    @Option(names = "--datasets", paramLabel = "DIR", description = "the contracts and sources")
    private @Nullable Path datasets;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @Option(names = "--debug", description = "show commit points, and where an error comes from")
    private boolean debug;

    /** All that a command needs; closed, it stops Spark. */
    record Session(Settings settings, Datasets datasets, Lake lake, Identity identity, CommitPoints points)
            implements AutoCloseable {
        Releases releases() {
            return new Releases(lake, datasets, identity, settings.zone(), Clock.systemUTC(), Session::say, points);
        }

        Progress progress() {
            return Session::say;
        }

        private static void say(String line) {
            System.err.println(line);
        }

        @Override
        public void close() {
            lake.close();
        }
    }

    /** Reads settings and contracts, which may be at fault, and only then starts Spark. */
    Session open() {
        Map<String, String> flags = new LinkedHashMap<>();
        if (datasets != null) {
            flags.put("content.datasets", datasets.toAbsolutePath().toString());
        }
        if (warehouse != null) {
            flags.put("warehouse.location", warehouse.toAbsolutePath().toString());
        }
        Path home =
                Path.of(System.getProperty("yishu.home", ".")).toAbsolutePath().normalize();
        Settings settings = Settings.read(home, System.getenv(), flags);
        Problems problems = new Problems();
        Datasets content =
                Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
        problems.throwIfAny();
        Identity identity = Identity.of(settings);
        CommitPoints points = debug ? point -> System.err.println("  reached: " + point) : CommitPoints.ignored();
        System.err.println("starting Spark");
        return new Session(settings, content, Lake.open(settings), identity, points);
    }
}

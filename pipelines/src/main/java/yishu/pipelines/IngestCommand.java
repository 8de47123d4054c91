package yishu.pipelines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.check.CheckResult;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Ingest;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.LoadReport;
import yishu.pipelines.publish.Progress;

/** {@code ./yishu ingest}: what departments sent becomes governed tables. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Loads what departments sent and what services have: new files, and all files whose contract, source or code list changed.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every load was published, or had nothing to do",
            "1:a load was refused, or content is at fault; every problem is printed",
            "2:wrong usage",
            "3:our fault"
        })
final class IngestCommand implements Callable<Integer> {
    private static final int SHOWN = 160;

    @Parameters(paramLabel = "DEPARTMENT/DATASET", description = "the datasets to load; none: all of them")
    private List<String> chosen = new ArrayList<>();

    @Option(
            names = "--drops",
            paramLabel = "DIR",
            description = "the folder in which departments leave their files; without it, services alone are asked")
    private @Nullable Path drops;

    @Option(names = "--samples", description = "load the sample that stands beside each contract instead")
    private boolean samples;

    @Option(
            names = "--follow",
            description = {
                "then follow the topics of the datasets until stopped (SIGTERM, Ctrl-C): what comes is published twice a second,",
                "the account of it in ops within ten seconds; of the releases the last of each hour is kept.",
                "A grain that names the time first lets new rows lie beside each other"
            })
    private boolean follow;

    @Option(names = "--datasets", paramLabel = "DIR", description = "the contracts and sources")
    private @Nullable Path datasets;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @Option(names = "--debug", description = "show commit points, and where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        Settings settings = settings();
        Problems problems = new Problems();
        Datasets content =
                Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
        problems.throwIfAny();
        if (drops == null && !samples && !isFetched(content)) {
            System.err.println("Cannot load: say where the files are with --drops DIR, or --samples");
            return 2;
        }
        if (follow && samples) {
            System.err.println("Cannot follow samples: leave out --samples, or --follow");
            return 2;
        }
        Progress progress = line -> System.err.println(line);
        CommitPoints points = debug ? point -> System.err.println("  reached: " + point) : CommitPoints.ignored();
        progress.say("starting Spark");
        try (Lake lake = Lake.open(settings)) {
            Optional<Fetches> fetches = samples ? Optional.empty() : Optional.of(new Fetches(settings, progress::say));
            Ingest.Result result = new Ingest(lake, content, settings.zone(), progress, points, fetches)
                    .run(Optional.ofNullable(drops), chosen);
            result.reports().forEach(IngestCommand::print);
            if (!follow || !result.succeeded()) {
                return result.succeeded() ? 0 : 1;
            }
        }
        return new FollowedTopics(settings, content, progress, points).run(chosen);
    }

    /** Whether something comes from a service, so that no folder need be named. */
    private boolean isFetched(Datasets content) {
        return content.all().values().stream()
                .filter(it -> chosen.isEmpty() || chosen.contains(it.id()))
                .flatMap(it -> it.sources().stream())
                .anyMatch(it -> it.address().isPresent());
    }

    private Settings settings() {
        Map<String, String> flags = new LinkedHashMap<>();
        if (datasets != null) {
            flags.put("content.datasets", datasets.toAbsolutePath().toString());
        }
        if (warehouse != null) {
            flags.put("warehouse.location", warehouse.toAbsolutePath().toString());
        }
        return Settings.read(Main.home(), System.getenv(), flags);
    }

    private static void print(LoadReport report) {
        String outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        System.out.printf(
                Locale.ROOT,
                "%s: %s%s (%.1f s)%n",
                report.dataset(),
                outcome,
                report.release().isEmpty() ? "" : " " + report.release(),
                report.seconds());
        for (LoadReport.FileCount file : report.files()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %,9d read = %,9d %s + %,7d quarantined  %s%n",
                    file.read(),
                    file.published(),
                    report.outcome() == LoadReport.Outcome.REFUSED ? "sound" : "published",
                    file.quarantined(),
                    file.name());
        }
        for (CheckResult check : report.checks()) {
            if (!check.passed()) {
                System.out.printf(
                        Locale.ROOT,
                        "  check '%s' failed (%s, %,d rows): %s%n",
                        check.name(),
                        check.severity().name().toLowerCase(Locale.ROOT),
                        check.failed(),
                        check.finding());
            }
        }
        report.reasons().forEach(reason -> System.out.println("  quarantined: " + shortened(reason)));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " ... (whole in ops.quarantine)";
    }
}

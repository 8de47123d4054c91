package yishu.pipelines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.Hold;
import yishu.pipelines.publish.Ingest;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.LoadReport;
import yishu.pipelines.publish.Person;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.ReportText;
import yishu.pipelines.stream.Follow;

/** {@code ./yishu ingest}: what departments sent becomes governed tables. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Loads what departments sent and what services have: new files, and all files whose contract, source or code list changed.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every load was published, prepared for approval, or had nothing to do",
            "1:a load was refused, or content is at fault; every problem is printed",
            "2:wrong usage",
            "3:our fault"
        })
final class IngestCommand implements Callable<Integer> {
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
                "then follow the topics of the datasets until stopped (SIGTERM, Ctrl-C): what comes is published every",
                "follow.milliseconds (500), its account in ops within ten seconds; the last release of each hour is kept.",
                "A grain that names the time first lets new rows lie beside each other"
            })
    private boolean follow;

    @Option(names = "--datasets", paramLabel = "DIR", description = "the contracts and sources")
    private @Nullable Path datasets;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @Option(names = "--brief", description = "tell of each load in one line, and of its files together in another")
    private boolean brief;

    @Option(names = "--debug", description = "show commit points, and where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        Settings settings = Main.settings(warehouse, datasets);
        Problems problems = new Problems();
        Datasets content =
                Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
        problems.throwIfAny();
        if (drops == null && !samples && !isFetched(content, settings)) {
            System.err.println("Cannot load: say where the files are with --drops DIR, or --samples");
            return 2;
        }
        if (follow && samples) {
            System.err.println("Cannot follow samples: leave out --samples, or --follow");
            return 2;
        }
        Progress progress = this::say;
        CommitPoints points = debug ? point -> System.err.println("  reached: " + point) : CommitPoints.ignored();
        Optional<Follow> followed = follow
                ? Optional.of(new Follow(content, chosen, settings, fetches(settings, progress), progress, points))
                : Optional.empty();
        progress.say("starting Spark");
        try (Lake lake = Lake.open(settings)) {
            Optional<Fetches> fetches = samples ? Optional.empty() : Optional.of(fetches(settings, progress));
            Ingest.Result result = new Ingest(
                            lake,
                            content,
                            settings.zone(),
                            progress,
                            points,
                            fetches,
                            Hold.asAgreed(Person.ofProcess(settings.warehouse())))
                    .run(Optional.ofNullable(drops), chosen);
            result.reports().forEach(this::print);
            return !result.succeeded()
                    ? 1
                    : followed.map(it -> new FollowedTopics(it).run(lake)).orElse(0);
        }
    }

    /** What is chosen by name must be there; of all datasets, those are asked for whose service is known. */
    private Fetches fetches(Settings settings, Progress progress) {
        return chosen.isEmpty() ? Fetches.ofSettings(settings, progress::say) : new Fetches(settings, progress::say);
    }

    /** Whether something comes from a service, so that no folder need be named. */
    private boolean isFetched(Datasets content, Settings settings) {
        return content.all().values().stream()
                .filter(it -> chosen.isEmpty() || chosen.contains(it.id()))
                .flatMap(it -> it.sources().stream())
                .flatMap(it -> it.address().stream())
                .anyMatch(it -> !chosen.isEmpty() || settings.hasConnection(it.scheme(), it.connection()));
    }

    /** In brief, how each load begins and nothing more. */
    private void say(String line) {
        if (!brief || line.contains(": reading ")) {
            System.err.println(line);
        }
    }

    private void print(LoadReport report) {
        ReportText.print(report, brief, System.out);
        if (report.outcome() == LoadReport.Outcome.PREPARED) {
            System.out.println("  nobody sees it yet: ./yishu release diff " + report.dataset()
                    + ", and then another person ./yishu release approve " + report.dataset());
        }
    }
}

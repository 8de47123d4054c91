package yishu.pipelines.release;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.publish.Hold;
import yishu.pipelines.publish.Ingest;
import yishu.pipelines.publish.LoadReport;
import yishu.pipelines.publish.Person;
import yishu.pipelines.publish.Prepared;
import yishu.pipelines.publish.ReleaseBook;
import yishu.pipelines.publish.ReportText;

/** {@code ./yishu release prepare}: loads a dataset, and does not publish it yet. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Loads what is new of a dataset and keeps it from everybody until it is approved and published. What is "
                        + "prepared already is taken up with it, and has to be approved again.")
final class PrepareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEPARTMENT/DATASET", description = "the dataset")
    private String chosen = "";

    @Option(names = "--drops", paramLabel = "DIR", description = "the folder in which departments leave their files")
    private @Nullable Path drops;

    @Option(names = "--samples", description = "load the sample that stands beside the contract instead")
    private boolean samples;

    @Option(
            names = "--embargo",
            paramLabel = "TIME",
            description = "not before 2026-01-17T10:00 (in the setting time.zone, or with an offset), whatever the "
                    + "contract's calendar says; now lifts it")
    private @Nullable String embargo;

    @Option(names = "--by", paramLabel = "PERSON", description = "who prepares it (see ./yishu release --help)")
    private @Nullable String by;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            Dataset dataset = session.datasets().dataset(chosen);
            Person person = session.identity().person(Optional.ofNullable(by));
            Optional<Instant> until = Optional.ofNullable(embargo)
                    .map(it -> Moments.parse(it, session.settings().zone(), Clock.systemUTC()));
            Ingest.Result result = load(session, new Hold(true, person, until));
            result.reports().forEach(report -> ReportText.print(report, false, System.out));
            ReleaseBook book = new ReleaseBook(session.lake(), dataset);
            boolean unchanged = result.reports().stream().allMatch(it -> it.outcome() == LoadReport.Outcome.UNCHANGED);
            if (result.succeeded()
                    && unchanged
                    && until.isPresent()
                    && book.prepared().isPresent()) {
                session.releases().embargo(dataset, person, until.get());
            }
            book.prepared().ifPresentOrElse(it -> tell(session, it), () -> System.out.println("nothing is prepared"));
            return result.succeeded() ? 0 : 1;
        }
    }

    private Ingest.Result load(Place.Session session, Hold hold) {
        Optional<Fetches> fetches =
                samples ? Optional.empty() : Optional.of(new Fetches(session.settings(), session.progress()::say));
        return new Ingest(
                        session.lake(),
                        session.datasets(),
                        session.settings().zone(),
                        session.progress(),
                        session.points(),
                        fetches,
                        hold)
                .run(Optional.ofNullable(drops), List.of(chosen));
    }

    private void tell(Place.Session session, Prepared prepared) {
        System.out.println("prepared: " + prepared.prepared().content()
                + prepared.embargo()
                        .map(it -> ", not to be seen before "
                                + Moments.text(it, session.settings().zone()))
                        .orElse(""));
        System.out.println("  compare it: ./yishu release diff " + chosen);
        System.out.println("  then another person approves it: ./yishu release approve " + chosen + " --content "
                + prepared.prepared().content().substring(0, 12));
    }
}

package yishu.pipelines.release;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.publish.Person;

/** {@code ./yishu release publish}: lets everybody see what is approved. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Publishes what is approved, not before its embargo ends by the clock of this machine. With --due: all "
                        + "that can be published now, which is what cron runs.")
final class PublishCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DEPARTMENT/DATASET", description = "the dataset")
    private String chosen = "";

    @Option(names = "--due", description = "everything that is approved and whose time has come")
    private boolean due;

    @Option(names = "--by", paramLabel = "PERSON", description = "who publishes it (see ./yishu release --help)")
    private @Nullable String by;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        if (due == !chosen.isEmpty()) {
            System.err.println("Cannot publish: name one dataset, or say --due");
            return 2;
        }
        try (Place.Session session = place.open()) {
            Person person = session.identity().person(Optional.ofNullable(by));
            List<Dataset> datasets =
                    due ? session.releases().due() : List.of(session.datasets().dataset(chosen));
            boolean failed = false;
            for (Dataset dataset : datasets) {
                failed |= !isPublished(session, dataset, person);
            }
            if (datasets.isEmpty()) {
                System.out.println("nothing is due");
            }
            return failed ? 1 : 0;
        }
    }

    /** What cannot be published keeps no other from it. */
    private static boolean isPublished(Place.Session session, Dataset dataset, Person person) {
        try {
            System.out.println(
                    dataset.id() + ": published " + session.releases().publish(dataset, person));
            return true;
        } catch (InputException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }
}

package yishu.pipelines.release;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./yishu release rollback}: everybody sees an earlier release again. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Goes back to an earlier release, under a new tag; no history is lost. What was gone back from counts as not "
                        + "loaded: its files can be loaded again, and are then only prepared, whatever the contract says. "
                        + "Take those that were wrong out of the drops.")
final class RollbackCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DEPARTMENT/DATASET", description = "the dataset")
    private String chosen = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RELEASE",
            description = "the release to go back to; by default the one before the last")
    private @Nullable String release;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "is recorded, for all to read")
    private String reason = "";

    @Option(names = "--by", paramLabel = "PERSON", description = "who goes back (see ./yishu release --help)")
    private @Nullable String by;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            String tag = session.releases()
                    .rollback(
                            session.datasets().dataset(chosen),
                            Optional.ofNullable(release),
                            session.identity().person(Optional.ofNullable(by)),
                            reason);
            System.out.println(chosen + ": rolled back, as " + tag);
            return 0;
        }
    }
}

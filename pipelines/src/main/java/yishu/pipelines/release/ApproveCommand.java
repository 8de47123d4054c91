package yishu.pipelines.release;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.publish.Person;

/** {@code ./yishu release approve}: another person than the preparer lets a release be published. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Approves exactly what is prepared of a dataset. The approval names its snapshot and the hash of its data "
                        + "files: whatever is prepared anew, or with another embargo, has to be approved again. The "
                        + "preparer may not approve.")
final class ApproveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEPARTMENT/DATASET", description = "the dataset")
    private String chosen = "";

    @Option(
            names = "--content",
            paramLabel = "HASH",
            description = "the beginning of the hash that prepare and diff show: refused if something else is prepared")
    private @Nullable String content;

    @Option(names = "--by", paramLabel = "PERSON", description = "who approves it (see ./yishu release --help)")
    private @Nullable String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "is recorded")
    private String reason = "";

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            Dataset dataset = session.datasets().dataset(chosen);
            Person person = session.identity().person(Optional.ofNullable(by));
            session.releases().approve(dataset, person, Optional.ofNullable(content), reason);
            System.out.println(chosen + ": approved by " + Agenda.text(person) + "; ./yishu release publish " + chosen
                    + " publishes it, --due whenever its time has come");
            return 0;
        }
    }
}

package yishu.pipelines.release;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./yishu release withdraw}: forgets what is prepared. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Forgets what is prepared of a dataset. Its files stay landed, and are loaded again by the next load that "
                        + "finds them among the drops.")
final class WithdrawCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEPARTMENT/DATASET", description = "the dataset")
    private String chosen = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "is recorded, for all to read")
    private String reason = "";

    @Option(names = "--by", paramLabel = "PERSON", description = "who withdraws it (see ./yishu release --help)")
    private @Nullable String by;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            session.releases()
                    .withdraw(
                            session.datasets().dataset(chosen),
                            session.identity().person(Optional.ofNullable(by)),
                            reason);
            System.out.println(chosen + ": withdrawn");
            return 0;
        }
    }
}

package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.stewardship.DueListing;

/** {@code ./yishu due}: the files that departments owe. */
@Command(
        name = "due",
        description = {
            "Show the files that departments owe, as the 'due' of each contract says.",
            "A period came when a file that holds it was first loaded. on_time counts the files that came by their due"
                    + " date and grace, of those that were due since the dataset's first load."
        },
        exitCodeListHeading = "%nExit status: ",
        exitCodeList = {"0:done", "1:with --fail-on-overdue: a file is overdue", "2:wrong usage", "3:our fault"})
public final class DueCommand implements Callable<Integer> {
    private final OutputStream out;
    private final Clock clock;

    @Mixin
    private Setup setup = new Setup();

    @Mixin
    private Shown shown = new Shown();

    @Option(names = "--as-of", paramLabel = "DATE", description = "As it was at the end of that day; by default today.")
    private Optional<LocalDate> day = Optional.empty();

    @Option(names = "--department", paramLabel = "NAME", description = "Only what this one owes.")
    private Optional<String> department = Optional.empty();

    @Option(names = "--each", description = "Show each file that is owed, not the oldest of each dataset.")
    private boolean each;

    @Option(names = "--fail-on-overdue", description = "End with status 1 if anything is overdue.")
    private boolean fail;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param out where answers go, as bytes */
    public DueCommand(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        shown.chosen();
        Settings settings = setup.settings();
        Datasets datasets = CatalogCommand.datasets(settings);
        try (Records records = Records.open(settings)) {
            DueListing listing = DueListing.on(
                    day.orElseGet(() -> LocalDate.now(clock.withZone(settings.zone()))),
                    datasets,
                    department,
                    DueListing.arrivals(records.warehouse(), records.engine(), settings.zone()));
            shown.write(
                    (each ? listing.byFile() : listing.byDataset()).answer(),
                    out,
                    spec.commandLine().getErr());
            return fail && listing.overdue() > 0 ? 1 : 0;
        }
    }
}

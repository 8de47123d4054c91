package yishu.pipelines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import yishu.content.Settings;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.upkeep.Chore;
import yishu.pipelines.upkeep.Maintenance;

/** {@code ./yishu maintain}: small files become large ones, and what nobody needs goes. */
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Keeps the tables quick to read: joins small files and manifests, lets snapshots go that are no release and older"
                    + " than maintain.keep days (7), and removes files that killed writers left.",
            "It may run beside questions and loads, and may be killed: run it again. No answer changes."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:there is no warehouse, or a setting is at fault", "2:wrong usage", "3:our fault"})
final class MaintainCommand implements Callable<Integer> {
    @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    private boolean dry;

    @SuppressWarnings("UnusedVariable") // Main asks whether it was given.
    @Option(names = "--debug", description = "show where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        Settings settings = Main.settings(warehouse, null);
        Duration keep = Duration.ofDays(settings.number("maintain.keep"));
        try (Lake lake = Lake.openPresent(settings)) {
            List<Chore> chores = new Maintenance(lake, keep, dry, System.err::println).run();
            chores.stream().filter(Chore::isWorthTelling).forEach(MaintainCommand::print);
            long before = chores.stream().mapToLong(Chore::bytes).sum();
            long after = chores.stream().mapToLong(Chore::bytesAfter).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%d tables%s: %,d data files, %,d before; %,.1f MB, %,.1f before%n",
                    chores.size(),
                    dry ? ", of which nothing was changed" : "",
                    chores.stream().mapToLong(Chore::filesAfter).sum(),
                    chores.stream().mapToLong(Chore::files).sum(),
                    after / 1e6,
                    before / 1e6);
        }
        return 0;
    }

    private static void print(Chore chore) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,d data files (%,d before), %,d manifests (%,d), %,d snapshots expired, %,d orphans, %,d KB (%,d)%s%n",
                chore.table(),
                chore.filesAfter(),
                chore.files(),
                chore.manifestsAfter(),
                chore.manifests(),
                chore.expired(),
                chore.orphans(),
                chore.bytesAfter() / 1000,
                chore.bytes() / 1000,
                chore.left().isEmpty() ? "" : "; " + chore.left());
    }
}

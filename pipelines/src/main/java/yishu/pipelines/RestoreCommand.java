package yishu.pipelines;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.Settings;
import yishu.pipelines.upkeep.Restore;

/** {@code ./yishu restore DIR}: a warehouse from its copy. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Brings back the newest backup of a folder, to the place and into the catalog that the settings name: another"
                    + " path and another catalog than before, if you like.",
            "Every file is checked. A damaged or incomplete backup is refused, and so is a place where something is."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:the backup is damaged, or its place is taken", "2:wrong usage", "3:our fault"})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder of backups")
    private Path folder = Path.of("");

    @Option(names = "--warehouse", paramLabel = "DIR", description = "where the warehouse shall be")
    private @Nullable Path warehouse;

    @SuppressWarnings("UnusedVariable") // Main asks whether it was given.
    @Option(names = "--debug", description = "show where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        Settings settings = Main.settings(warehouse, null);
        Restore.Result done = new Restore(settings, System.err::println).run(folder.toAbsolutePath());
        System.out.printf(
                Locale.ROOT,
                "%s: %d tables, %,d files are in %s%n",
                done.list(),
                done.tables(),
                done.files(),
                settings.warehouse());
        return 0;
    }
}

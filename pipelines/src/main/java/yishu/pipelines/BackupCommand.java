package yishu.pipelines;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.Settings;
import yishu.pipelines.upkeep.Backup;

/** {@code ./yishu backup DIR}: a copy of the warehouse. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Copies the warehouse and its catalog into a folder, beside whoever reads and loads: what was received, every"
                    + " table with its releases, the audit log.",
            "A folder may hold many backups; each copies only what is new, and every file is kept with its SHA-256. It has"
                    + " all that was received, and whoever is erased later: keep it as you keep the warehouse, and no longer"
                    + " than you must. Settings and keys are not in it."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:there is no warehouse, or a setting is at fault", "2:wrong usage", "3:our fault"})
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder of backups")
    private Path folder = Path.of("");

    @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @SuppressWarnings("UnusedVariable") // Main asks whether it was given.
    @Option(names = "--debug", description = "show where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        Settings settings = Main.settings(warehouse, null);
        Backup.Result done = new Backup(settings, System.err::println).run(folder.toAbsolutePath());
        System.out.printf(
                Locale.ROOT,
                "%s: %d tables, %,d files, of which %,d were new (%,.1f MB)%n",
                done.list(),
                done.tables(),
                done.files(),
                done.copied(),
                done.copiedBytes() / 1e6);
        return 0;
    }
}

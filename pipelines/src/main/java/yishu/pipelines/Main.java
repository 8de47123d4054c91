package yishu.pipelines;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.bench.BenchCommand;
import yishu.pipelines.release.ReleaseCommand;

/** The program that runs with Spark on its class path. */
@Command(
        name = "yishu",
        subcommands = {
            IngestCommand.class,
            ReleaseCommand.class,
            BenchCommand.class,
            GenerateCommand.class,
            AdoptCommand.class,
            KeysCommand.class,
            EraseCommand.class,
            LandingCommand.class,
            MaintainCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main {
    private static final int OUR_FAULT = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(System.err, arguments));
    }

    static int run(PrintStream errors, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof InputException) {
                errors.println(exception.getMessage());
                return 1;
            }
            errors.println("Cannot finish: " + exception + " (our fault, not yours; --debug shows where)");
            if (command.getParseResult().hasMatchedOption("--debug")) {
                exception.printStackTrace(errors);
            }
            return OUR_FAULT;
        });
        return line.execute(arguments);
    }

    /**
     * The settings of a command.
     *
     * @param warehouse that was named, if one was
     * @param datasets the folder of contracts and sources that was named, if one was
     */
    static Settings settings(@Nullable Path warehouse, @Nullable Path datasets) {
        Map<String, String> flags = new LinkedHashMap<>();
        if (datasets != null) {
            flags.put("content.datasets", datasets.toAbsolutePath().toString());
        }
        if (warehouse != null) {
            flags.put("warehouse.location", warehouse.toAbsolutePath().toString());
        }
        return Settings.read(home(), System.getenv(), flags);
    }

    /** The folder that relative paths of the settings start from. */
    static Path home() {
        return Path.of(System.getProperty("yishu.home", ".")).toAbsolutePath().normalize();
    }
}

package yishu.semantic.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import yishu.content.Settings;

/** The options of every command. */
final class Setup {
    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description = "The warehouse; by default as warehouse.location in yishu.properties says, else ./warehouse.")
    private @Nullable Path warehouse;

    @Option(names = "--debug", description = "Show the stack trace of a failure that is our fault.")
    boolean debug;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    /** @param more flags of the command itself, by setting */
    Settings settings(Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(more);
        if (warehouse != null) {
            flags.put("warehouse.location", warehouse.toAbsolutePath().toString());
        }
        return Settings.read(Path.of(System.getProperty("yishu.home", "")).toAbsolutePath(), System.getenv(), flags);
    }

    Settings settings() {
        return settings(Map.of());
    }
}

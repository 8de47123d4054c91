package yishu.models;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yishu.semantic.command.Commands;

/** The program: {@code ./yishu}. */
@Command(
        name = "yishu",
        header = "One figure, one source: governed indicators from what departments really send.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "`yishu COMMAND --help` tells more about each."})
public final class Main implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String... words) {
        System.exit(run(words));
    }

    static int run(String... words) {
        List<Object> commands = new ArrayList<>(LaunchedCommand.all());
        commands.addAll(yishu.semantic.Main.commands());
        return Commands.run(new Main(), commands, words);
    }

    /** Without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command was given");
    }
}

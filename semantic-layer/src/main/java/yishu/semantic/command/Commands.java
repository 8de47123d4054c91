package yishu.semantic.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import yishu.content.InputException;

/**
 * Runs a command and says how it ended: 0 done, 1 content, question or data is at fault, 2 wrong usage, 3 our fault or a
 * dead server.
 */
public final class Commands {
    private static final String DEBUG = "--debug";

    private Commands() {}

    /** @param root the program, whose {@code --help} lists the commands */
    public static int run(Object root, List<Object> commands, String... words) {
        CommandLine line = line(root, commands);
        try {
            return line.execute(words);
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
            return ours(e, line, List.of(words).contains(DEBUG));
        }
    }

    static CommandLine line(Object root, List<Object> commands) {
        CommandLine line = new CommandLine(root);
        commands.forEach(command -> line.addSubcommand(command));
        line.setOut(utf8(FileDescriptor.out));
        line.setErr(utf8(FileDescriptor.err));
        line.setExecutionExceptionHandler(Commands::fail);
        return line;
    }

    /** A terminal that calls itself POSIX still shows Chinese, if it is sent the bytes. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    private static int fail(Exception e, CommandLine line, CommandLine.ParseResult words) {
        if (e instanceof InputException) {
            line.getErr().println(e.getMessage());
            return 1;
        }
        return ours(e, line, line.getParseResult().hasMatchedOption(DEBUG));
    }

    private static int ours(Throwable e, CommandLine line, boolean debug) {
        line.getErr()
                .println("Cannot finish '" + line.getCommandName() + "', which is our fault: " + firstLine(e)
                        + (debug ? "" : "; " + DEBUG + " shows where it happened"));
        if (debug) {
            e.printStackTrace(line.getErr());
        }
        return 3;
    }

    private static String firstLine(Throwable e) {
        return e.getClass().getSimpleName() + ": "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

package yishu.semantic;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import yishu.content.InputException;

/** A shell in which commands are run: what cannot be done is one sentence, with status 1. */
final class Shell {
    private Shell() {}

    /** The command with all that it says in one place. */
    static CommandLine saying(CommandLine command, StringWriter said) {
        return command.setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler((e, any, parsed) -> {
                    if (e instanceof InputException) {
                        said.write(e.getMessage() + "\n");
                        return 1;
                    }
                    throw e;
                });
    }
}

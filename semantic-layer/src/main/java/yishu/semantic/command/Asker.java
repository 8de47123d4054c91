package yishu.semantic.command;

import picocli.CommandLine.Option;

/** Who asks or acts: the option of every command that does so for somebody. */
final class Asker {
    @Option(names = "--as", paramLabel = "USER", description = "Who does it; by default you.")
    String user = System.getProperty("user.name", "");
}

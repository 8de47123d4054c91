package yishu.semantic.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import yishu.content.Problem;
import yishu.content.Problems;
import yishu.content.Settings;

/** {@code ./yishu validate}: every problem of every content file. */
@Command(name = "validate", description = "Check every content file and show all problems at once.")
public final class ValidateCommand implements Callable<Integer> {
    private final List<Check> checks;

    @Mixin
    private Setup setup = new Setup();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Reads one kind of content: how many files there were, and what is wrong in them. */
    public interface Check {
        /** @return what was read, for instance {@code 3 subjects} */
        String read(Settings settings, Problems problems);
    }

    public ValidateCommand(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public Integer call() {
        Settings settings = setup.settings();
        Problems problems = new Problems();
        List<String> read = new ArrayList<>();
        checks.forEach(check -> read.add(check.read(settings, problems)));
        for (Problem problem : problems.all()) {
            spec.commandLine().getErr().println(problem);
        }
        int found = problems.all().size();
        String summary = String.join(", ", read);
        spec.commandLine()
                .getOut()
                .println(
                        found == 0
                                ? "Valid: " + summary
                                : found + (found == 1 ? " problem" : " problems") + " in " + summary);
        return found == 0 ? 0 : 1;
    }
}

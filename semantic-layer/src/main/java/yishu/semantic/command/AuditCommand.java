package yishu.semantic.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.InputException;
import yishu.semantic.audit.Audit;

/** {@code ./yishu audit verify}. */
@Command(name = "audit", description = "Verify that no line of the audit record was changed or taken out.")
public final class AuditCommand implements Callable<Integer> {
    @Mixin
    private Setup setup = new Setup();

    @Parameters(paramLabel = "verify", description = "What to do with it: verify.")
    private String action = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!action.equals("verify")) {
            throw new InputException("Cannot " + action + " the audit record: it can be verified");
        }
        long lines = Audit.of(setup.settings().warehouse()).verify();
        spec.commandLine().getOut().println("Whole: " + lines + " lines");
        return 0;
    }
}

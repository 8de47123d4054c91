package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.Settings;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Moment;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Installation;
import yishu.semantic.serve.RemoteDesk;

/** {@code ./yishu query "SELECT ..."}. */
@Command(
        name = "query",
        description = "Answer a question in SQL, by the running server of the warehouse or in this process.",
        exitCodeListHeading = "%nExit status: ",
        exitCodeList = {"0:done", "1:the question or the data is at fault", "2:wrong usage", "3:our fault"})
public final class QueryCommand implements Callable<Integer> {
    private final Installation.Opening opening;
    private final OutputStream out;

    @Mixin
    private Setup setup = new Setup();

    @Parameters(paramLabel = "SQL", description = "One SELECT from indicators.<subject>, core.<table> or ops.<table>.")
    private String sql = "";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Answer as if it were then: 2024-06-01 (the end of that day), or 2024-06-01T10:00:00+08:00.")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--as", paramLabel = "USER", description = "Who asks; by default you.")
    private String user = System.getProperty("user.name", "");

    @Mixin
    private Shown shown = new Shown();

    @Option(names = "--explain", description = "Show how the question would be answered, without answering it.")
    private boolean explain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param out where answers go, as bytes */
    public QueryCommand(Installation.Opening opening, OutputStream out) {
        this.opening = opening;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = setup.settings();
        shown.chosen();
        Request request = new Request(sql, asOf.map(text -> Moment.of(text, settings.zone())), user);
        Optional<Desk> server = RemoteDesk.of(settings.warehouse());
        if (server.isPresent()) {
            ask(server.get(), request);
        } else {
            try (Installation installation = opening.open(settings)) {
                ask(installation.desk(), request);
            }
        }
        return 0;
    }

    private void ask(Desk desk, Request request) throws IOException {
        if (explain) {
            spec.commandLine().getOut().println(desk.explain(request).stripTrailing());
            return;
        }
        shown.write(desk.answer(request), out, spec.commandLine().getErr());
    }
}

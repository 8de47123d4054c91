package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.semantic.format.Format;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Installation;
import yishu.semantic.serve.Moment;
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

    @Option(names = "--format", defaultValue = "table", description = "table (the default), csv, json or parquet.")
    private String format = "table";

    @Option(names = "--output", paramLabel = "FILE", description = "Where the answer goes instead of the terminal.")
    private @Nullable Path output;

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
        Format chosen = Format.of(format);
        if (chosen.isBinary() && output == null) {
            throw new InputException(
                    "Cannot show format '" + format + "' here: it is bytes, so name a file with --output");
        }
        Request request = new Request(sql, asOf.map(text -> Moment.of(text, settings.zone())), user);
        Optional<Desk> server = RemoteDesk.of(settings.warehouse());
        if (server.isPresent()) {
            ask(server.get(), request, chosen);
        } else {
            try (Installation installation = opening.open(settings)) {
                ask(installation.desk(), request, chosen);
            }
        }
        return 0;
    }

    private void ask(Desk desk, Request request, Format chosen) throws IOException {
        if (explain) {
            spec.commandLine().getOut().println(desk.explain(request).stripTrailing());
            return;
        }
        write(desk.answer(request), chosen);
    }

    private void write(Answer answer, Format chosen) throws IOException {
        if (output == null) {
            chosen.write(answer, out);
            out.flush();
        } else {
            try (OutputStream file = Files.newOutputStream(output)) {
                chosen.write(answer, file);
            } catch (java.nio.file.FileSystemException e) {
                throw new InputException("Cannot write answer '" + output + "': " + e.getMessage(), e);
            }
        }
        if (!chosen.holdsNotes()) {
            answer.notes().forEach(note -> spec.commandLine().getErr().println("* " + note));
        }
    }
}

package yishu.semantic;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import yishu.semantic.command.AuditCommand;
import yishu.semantic.command.CatalogCommand;
import yishu.semantic.command.DueCommand;
import yishu.semantic.command.EntitiesCommand;
import yishu.semantic.command.ObjectionCommand;
import yishu.semantic.command.QueryCommand;
import yishu.semantic.command.ReviewCommand;
import yishu.semantic.command.ServeCommand;
import yishu.semantic.command.Stewards;
import yishu.semantic.command.TraceCommand;
import yishu.semantic.command.ValidateCommand;
import yishu.semantic.serve.Installation;

/** The commands of the semantic layer, wired to what they open. */
public final class Main {
    private Main() {}

    /** @param more content of other modules that {@code validate} reads as well */
    public static List<Object> commands(ValidateCommand.Check... more) {
        Installation.Opening opening = settings -> Assembly.open(settings);
        Stewards.Opening stewards = settings -> Assembly.stewards(settings);
        List<ValidateCommand.Check> checks = new ArrayList<>(List.of(more));
        checks.add((settings, problems) -> Content.read(settings, problems).toString());
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return List.of(
                new QueryCommand(opening, out),
                new TraceCommand(opening),
                new ServeCommand(opening),
                new ReviewCommand(stewards, out),
                new EntitiesCommand(stewards, out),
                new ValidateCommand(checks),
                new CatalogCommand(out),
                new ObjectionCommand(opening, out, Clock.systemUTC()),
                new DueCommand(out, Clock.systemUTC()),
                new AuditCommand());
    }
}

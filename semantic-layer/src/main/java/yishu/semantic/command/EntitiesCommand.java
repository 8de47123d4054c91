package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.InputException;
import yishu.semantic.entity.EntitySpec;
import yishu.semantic.entity.Resolution;
import yishu.semantic.entity.ResolutionRows;
import yishu.semantic.format.Format;
import yishu.semantic.question.Answer;

/** {@code ./yishu entities enterprise}. */
@Command(
        name = "entities",
        description = {
            "Show which registered things the records of several departments are about; entities/<kind>.yaml says where they"
                    + " stand.",
            "A record with the code and the name of one is about it. For any other there are candidates, each with the"
                    + " probability that it is meant and the reasons; none is merged before a person has said so."
        })
public final class EntitiesCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final List<String> STATES = List.of("same", "candidate", "unknown", ALL);

    private final Stewards.Opening opening;
    private final OutputStream out;

    @Mixin
    private Setup setup = new Setup();

    @Parameters(paramLabel = "KIND", description = "Of which things: enterprise.")
    private String kind = "";

    @Option(
            names = "--state",
            defaultValue = "candidate",
            description = "candidate (the default), same, unknown or all.")
    private String state = "candidate";

    @Option(names = "--as", paramLabel = "USER", description = "Who asks; by default you.")
    private String user = System.getProperty("user.name", "");

    @Option(names = "--format", defaultValue = "table", description = "table (the default), csv or json.")
    private String format = "table";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public EntitiesCommand(Stewards.Opening opening, OutputStream out) {
        this.opening = opening;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (!STATES.contains(state)) {
            throw new InputException("Cannot show state '" + state + "': it is none of " + String.join(", ", STATES));
        }
        Format chosen = Format.of(format);
        try (Stewards stewards = opening.open(setup.settings())) {
            EntitySpec named = stewards.entities().named(kind);
            List<Resolution> all = stewards.entities().resolve(named, user);
            List<Resolution> shown = all.stream()
                    .filter(it -> state.equals(ALL) || it.state().name().equalsIgnoreCase(state))
                    .toList();
            chosen.write(new Answer(ResolutionRows.of(shown), List.of(), List.of(), ""), out);
            out.flush();
            spec.commandLine().getErr().println("* " + named.title().zh() + " " + summary(all));
        }
        return 0;
    }

    private static String summary(List<Resolution> all) {
        Map<Resolution.State, Long> counts =
                all.stream().collect(Collectors.groupingBy(Resolution::state, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey().name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

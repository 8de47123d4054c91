package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Settings;
import yishu.semantic.entity.Decision;
import yishu.semantic.entity.DecisionListing;
import yishu.semantic.entity.Entities;
import yishu.semantic.entity.EntitySpec;
import yishu.semantic.entity.Resolution;
import yishu.semantic.entity.ResolutionRows;
import yishu.semantic.question.Answer;

/** {@code ./yishu entities enterprise}, and what a person decides on a pair of it. */
@Command(
        name = "entities",
        description = {
            "Show which registered things the records of several departments are about; entities/<kind>.yaml says where they"
                    + " stand.",
            "A record with the code and the name of one is about it. For any other there are candidates, each with the"
                    + " probability that it is meant and the reasons; none is merged before a person has said so with"
                    + " `decide`. What is decided is no longer open: --state same shows which record is which registered"
                    + " thing, by code and name or by decision.",
            "Decisions are kept in ops.entity_decisions, none is ever changed. Those that stand, and say which record is"
                    + " which, are asked with",
            "  SELECT left_table, left_code, left_name, right_code FROM ops.entity_decisions WHERE verdict = 'same'"
                    + " AND decision NOT IN (SELECT supersedes FROM ops.entity_decisions)"
        })
public final class EntitiesCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final List<String> STATES = List.of("candidate", "same", "different", "unknown", ALL);

    private final Stewards.Opening opening;
    private final OutputStream out;

    @Mixin
    private Setup setup = new Setup();

    @Mixin
    private Shown shown = new Shown();

    @Parameters(paramLabel = "KIND", arity = "0..1", description = "Of which things: enterprise.")
    private String kind = "";

    @Option(
            names = "--state",
            defaultValue = "candidate",
            description = "candidate (the default: what is open), same, different, unknown or all.")
    private String state = "candidate";

    @Mixin
    private Asker asker = new Asker();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public EntitiesCommand(Stewards.Opening opening, OutputStream out) {
        this.opening = opening;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (kind.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "No kind was named, such as enterprise");
        }
        if (!STATES.contains(state)) {
            throw new InputException("Cannot show state '" + state + "': it is none of " + String.join(", ", STATES)
                    + Nearest.hint(state, STATES));
        }
        shown.chosen();
        try (Stewards stewards = opening.open(setup.settings())) {
            EntitySpec named = stewards.entities().named(kind);
            Entities.Resolved resolved = stewards.entities().resolve(named, asker.user);
            Answer answer = new Answer(
                    ResolutionRows.of(resolved.resolutions(), it -> state.equals(ALL) || state.equals(text(it))),
                    resolved.contradictions(),
                    List.of(),
                    "");
            shown.write(answer, out, spec.commandLine().getErr());
            spec.commandLine().getErr().println("* " + named.title().zh() + " " + summary(resolved.resolutions()));
        }
        return 0;
    }

    /** What is said of two records. */
    static final class Verdict {
        @Option(names = "--same", required = true, description = "They are about one thing.")
        boolean same;

        @Option(names = "--different", required = true, description = "They are not.")
        boolean different;
    }

    @Command(
            name = "decide",
            description = {
                "Decide whether two records are about one thing. A later decision on the same two takes the place of an"
                        + " earlier one, which is kept.",
                "A decision that contradicts others is refused: if A is B and B is C, A is C; and no record is two things"
                        + " of the register, unless these two were decided to be one."
            })
    int decide(
            @Mixin Setup own,
            @Parameters(index = "0", paramLabel = "KIND", description = "Of which things: enterprise.") String kind,
            @Parameters(
                            index = "1",
                            paramLabel = "LEFT",
                            description = "A record as the column `record` names it, or the code of a registered one.")
                    String left,
            @Parameters(index = "2", paramLabel = "RIGHT", description = "The other one, likewise.") String right,
            @ArgGroup(multiplicity = "1") Verdict verdict,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.", defaultValue = "") String reason,
            @Mixin Asker by) {
        try (Stewards stewards = opening.open(own.settings())) {
            Decision decision = stewards.entities()
                    .decide(stewards.entities().named(kind), left, right, verdict.same, by.user, reason);
            spec.commandLine()
                    .getOut()
                    .println("Decision " + decision.number() + ": " + decision.left()
                            + (decision.same() ? " is " : " is not ") + decision.right()
                            + (decision.supersedes() == 0 ? "" : ", instead of decision " + decision.supersedes()));
        }
        return 0;
    }

    @Command(name = "decisions", description = "Show what was decided, by whom, why and on which evidence.")
    int decisions(
            @Mixin Setup own,
            @Mixin Shown listed,
            @Parameters(paramLabel = "KIND", description = "On which things: enterprise.") String kind,
            @Option(names = "--all", description = "Those as well that a later one took the place of.") boolean all,
            @Mixin Asker asker)
            throws IOException {
        listed.chosen();
        Settings settings = own.settings();
        try (Stewards stewards = opening.open(settings)) {
            List<Decision> decisions =
                    stewards.entities().decisions(stewards.entities().named(kind), asker.user);
            listed.write(
                    DecisionListing.of(decisions, all, settings.zone()).answer(),
                    out,
                    spec.commandLine().getErr());
        }
        return 0;
    }

    private static String text(Resolution.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String summary(List<Resolution> all) {
        Map<Resolution.State, Long> counts =
                all.stream().collect(Collectors.groupingBy(Resolution::state, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(it -> it.getValue() + " " + text(it.getKey()))
                .collect(Collectors.joining(", "));
    }
}

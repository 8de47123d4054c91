package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.content.WorkingDays;
import yishu.semantic.objection.Deadlines;
import yishu.semantic.objection.Objection;
import yishu.semantic.objection.ObjectionListing;
import yishu.semantic.objection.Objections;
import yishu.semantic.serve.Installation;
import yishu.semantic.stewardship.Listing;

/** {@code ./yishu objection raise counties.gdp region=990222 year=2024 --text "..."}, and what becomes of it. */
@Command(
        name = "objection",
        description = {
            "Say that a figure is wrong, and follow what becomes of it (异议提出、受理、标注、核实与处理、标注撤销、归档).",
            "From acceptance to withdrawal the figure carries a note wherever it is asked."
        },
        synopsisSubcommandLabel = "raise|accept|verify|withdraw|archive|list|show")
public final class ObjectionCommand implements Runnable {
    private final Installation.Opening opening;
    private final OutputStream out;
    private final Clock clock;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param out where answers go, as bytes */
    public ObjectionCommand(Installation.Opening opening, OutputStream out, Clock clock) {
        this.opening = opening;
        this.out = out;
        this.clock = clock;
    }

    /** Without a word for what is to be done. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Nothing was chosen: raise, accept, verify, withdraw, archive, list or show");
    }

    /** The options of every step. */
    static final class By {
        @Option(names = "--as", paramLabel = "USER", description = "Who does it; by default you.")
        String user = System.getProperty("user.name", "");

        @Option(names = "--text", paramLabel = "TEXT", description = "What is to be said: the reason, or the reply.")
        String text = "";
    }

    @Command(name = "raise", description = "Say that a value of a figure is wrong, or rows of a table.")
    int raise(
            @Mixin Setup own,
            @Mixin By by,
            @Parameters(
                            index = "0",
                            paramLabel = "FIGURE",
                            description = "counties.gdp, or a table core.statistics_gdp.")
                    String figure,
            @Parameters(
                            index = "1..*",
                            paramLabel = "KEY=VALUE",
                            description = "Which of its values: region=990222 year=2024.")
                    @Nullable
                    Map<String, String> where,
            @Option(
                            names = "--evidence",
                            paramLabel = "FILE",
                            description = "Where it can be seen: a file, an address.")
                    Optional<String> evidence) {
        try (Installation installation = opening.open(own.settings())) {
            said(installation
                    .raise()
                    .get()
                    .raise(figure, where == null ? Map.of() : where, by.user, by.text, evidence.orElse("")));
        }
        return 0;
    }

    @Command(name = "accept", description = "Take it up: the figure carries a note from now on.")
    int accept(@Mixin Setup own, @Mixin By by, @Parameters(paramLabel = "ID") String id) {
        return take(own, objections -> objections.accept(id, by.user, by.text));
    }

    @Command(name = "verify", description = "Say what was found; by another person than the one who raised it.")
    int verify(
            @Mixin Setup own,
            @Mixin By by,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--outcome",
                            required = true,
                            description = "upheld: the figure is wrong; rejected: it is not.")
                    String outcome,
            @Option(
                            names = "--evidence",
                            paramLabel = "FILE",
                            description = "Where it can be seen: a file, an address.")
                    Optional<String> evidence) {
        if (!outcome.equals("upheld") && !outcome.equals("rejected")) {
            throw new InputException("Cannot verify objection '" + id + "' as '" + outcome
                    + "': it is upheld or rejected" + Nearest.hint(outcome, List.of("upheld", "rejected")));
        }
        return take(
                own,
                objections -> objections.verify(id, by.user, outcome.equals("upheld"), by.text, evidence.orElse("")));
    }

    @Command(name = "withdraw", description = "Take the note off the figure.")
    int withdraw(
            @Mixin Setup own,
            @Mixin By by,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--corrected-by",
                            paramLabel = "RELEASE|FILE",
                            description = "What put the figure right; needed where the objection was upheld.")
                    Optional<String> correction) {
        return take(own, objections -> objections.withdraw(id, by.user, by.text, correction.orElse("")));
    }

    @Command(name = "archive", description = "Close it; one that was never accepted with the reason why.")
    int archive(@Mixin Setup own, @Mixin By by, @Parameters(paramLabel = "ID") String id) {
        return take(own, objections -> objections.archive(id, by.user, by.text));
    }

    @Command(
            name = "list",
            description = {
                "Show objections, each with the day by which the next step is to be taken.",
                "objection.accept-days and objection.verify-days in yishu.properties say how many working days there are."
            })
    int list(
            @Mixin Setup own,
            @Mixin Shown shown,
            @Option(names = "--all", description = "Those that are archived as well.") boolean all,
            @Option(names = "--overdue", description = "Only those that are overdue.") boolean overdue,
            @Option(
                            names = "--on",
                            paramLabel = "DATE",
                            description = "As of which day they are overdue; by default today.")
                    Optional<LocalDate> on)
            throws IOException {
        shown.chosen();
        Settings settings = own.settings();
        LocalDate day = on.orElseGet(() -> LocalDate.now(clock.withZone(settings.zone())));
        Deadlines deadlines = deadlines(settings);
        try (Records records = Records.open(settings)) {
            List<Objection> found = objections(records, settings).all().stream()
                    .filter(it -> all || it.isOpen())
                    .filter(it -> !overdue || deadlines.overdue(it, day) > 0)
                    .toList();
            Listing listing = new ObjectionListing(deadlines, settings.zone()).of(found, day);
            shown.write(listing.answer(), out, spec.commandLine().getErr());
        }
        return 0;
    }

    @Command(name = "show", description = "Show every step that was taken with one.")
    int show(@Mixin Setup own, @Mixin Shown shown, @Parameters(paramLabel = "ID") String id) throws IOException {
        shown.chosen();
        Settings settings = own.settings();
        try (Records records = Records.open(settings)) {
            Objection found = objections(records, settings).named(id);
            Listing listing = new ObjectionListing(deadlines(settings), settings.zone()).of(found);
            shown.write(listing.answer(), out, spec.commandLine().getErr());
        }
        return 0;
    }

    private int take(Setup own, Function<Objections, Objection> step) {
        Settings settings = own.settings();
        try (Records records = Records.open(settings)) {
            said(step.apply(objections(records, settings)));
        }
        return 0;
    }

    private Objections objections(Records records, Settings settings) {
        return new Objections(records.warehouse(), records.engine(), clock, settings.zone());
    }

    private static Deadlines deadlines(Settings settings) {
        CodeList holidays =
                CodeList.read(settings.path("content.codelists").resolve(WorkingDays.LIST + ".csv"), new Problems());
        return new Deadlines(
                settings.number("objection.accept-days"),
                settings.number("objection.verify-days"),
                WorkingDays.of(Map.of(WorkingDays.LIST, holidays)),
                settings.zone());
    }

    private void said(Objection it) {
        spec.commandLine()
                .getOut()
                .println("Objection " + it.id() + " to " + it.target() + ": " + it.state() + " "
                        + it.state().chinese());
    }
}

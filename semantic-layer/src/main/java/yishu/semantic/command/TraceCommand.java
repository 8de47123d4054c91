package yishu.semantic.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.semantic.question.Moment;
import yishu.semantic.serve.Installation;
import yishu.semantic.trace.Trace;
import yishu.semantic.trace.TraceJson;
import yishu.semantic.trace.TraceText;
import yishu.semantic.trace.Tracer;

/** {@code ./yishu trace provinces.gdp region=110000 year=2024}. */
@Command(name = "trace", description = "Lead from a number back to the file, sheet, row and column that it came from.")
public final class TraceCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    private final Installation.Opening opening;

    @Mixin
    private Setup setup = new Setup();

    @Parameters(index = "0", paramLabel = "SUBJECT.INDICATOR", description = "The figure: provinces.gdp.")
    private String figure = "";

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Which of its values: region=110000 year=2024, or period=2024-Q1.")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(names = "--as-of", paramLabel = "TIME", description = "As it was known then: 2024-06-01.")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--as", paramLabel = "USER", description = "Who asks; by default you.")
    private String user = System.getProperty("user.name", "");

    @Option(names = "--format", defaultValue = "table", description = "table (the default) or json.")
    private String format = "table";

    @Option(names = "--all", description = "Show every cell, not the first " + SHOWN + ".")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public TraceCommand(Installation.Opening opening) {
        this.opening = opening;
    }

    @Override
    public Integer call() {
        if (!format.equals("table") && !format.equals("json")) {
            throw new InputException("Cannot write format '" + format + "': a trace is written as table or json");
        }
        Settings settings = setup.settings();
        Tracer.Inquiry inquiry = new Tracer.Inquiry(where, asOf.map(text -> Moment.of(text, settings.zone())), user);
        try (Installation installation = opening.open(settings)) {
            Trace trace = installation.tracer().get().trace(figure, inquiry, all ? Integer.MAX_VALUE : SHOWN);
            spec.commandLine().getOut().print(format.equals("json") ? TraceJson.of(trace) : TraceText.of(trace));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}

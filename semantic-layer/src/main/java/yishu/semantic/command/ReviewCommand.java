package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.content.Settings;
import yishu.semantic.format.Format;
import yishu.semantic.question.Answer;
import yishu.semantic.review.Entry;
import yishu.semantic.review.EntryListing;
import yishu.semantic.review.Finding;
import yishu.semantic.review.FindingRows;
import yishu.semantic.review.Findings;
import yishu.semantic.review.ReviewSpec;
import yishu.semantic.review.Reviewed;
import yishu.semantic.review.Status;

/** {@code ./yishu review output}. */
@Command(
        name = "review",
        description = {
            "Look whether figures of several departments hang together: output beside tax and electricity, growth rates too"
                    + " alike, digits that nobody counted. reviews/<name>.yaml says what is compared.",
            "A finding is a question to the department, with its evidence; it proves nothing by itself.",
            "With --record what was found goes on record in ops.findings, as open, and what is not found any more as gone;"
                    + " without it nothing is written. Nothing is recorded twice of the same tables at the same snapshots. A"
                    + " person answers with `mark`, which holds for as long as the evidence stays the same. Where findings"
                    + " stand now is shown by `findings`, and asked with",
            "  SELECT review, figure, key, period, what, status, reason FROM ops.findings"
                    + " WHERE entry NOT IN (SELECT supersedes FROM ops.findings)"
        })
public final class ReviewCommand implements Callable<Integer> {
    private final Stewards.Opening opening;
    private final OutputStream out;

    @Mixin
    private Setup setup = new Setup();

    @Parameters(paramLabel = "REVIEW", arity = "0..*", description = "Which; by default all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--record", description = "Put what is found on record.")
    private boolean record;

    @Mixin
    private Asker asker = new Asker();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "text (the default) tells each finding with its evidence; or table, csv, json.")
    private String format = "text";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ReviewCommand(Stewards.Opening opening, OutputStream out) {
        this.opening = opening;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (Stewards stewards = opening.open(setup.settings())) {
            for (ReviewSpec review : stewards.reviewer().named(names)) {
                Reviewed reviewed = stewards.reviewer().review(review, asker.user);
                findings.addAll(reviewed.findings());
                if (format.equals("text")) {
                    tell(review, reviewed.findings());
                }
                if (record) {
                    recorded(review, stewards.findings().record(reviewed, asker.user));
                }
            }
        }
        if (!format.equals("text")) {
            Format.of(format).write(new Answer(FindingRows.of(findings), List.of(), List.of(), ""), out);
            out.flush();
        }
        return 0;
    }

    private void tell(ReviewSpec review, List<Finding> findings) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(review.title().zh() + " " + review.title().en());
        for (ReviewSpec.Check check : review.checks()) {
            List<Finding> found = findings.stream()
                    .filter(it -> it.check().equals(check.name()))
                    .toList();
            print.println(
                    "  " + check.name() + ": " + (found.isEmpty() ? "nothing stands out" : found.size() + " found"));
            for (Finding finding : found) {
                print.println("    [" + finding.id() + "] " + finding.said());
                finding.evidence().forEach(it -> print.println("      " + FindingRows.text(it)));
            }
        }
        print.flush();
    }

    private void recorded(ReviewSpec review, List<Entry> entries) {
        long gone = entries.stream().filter(it -> it.status() == Status.GONE).count();
        spec.commandLine()
                .getErr()
                .println("* " + review.name() + ": " + (entries.size() - gone) + " put on record, " + gone
                        + " found no more");
    }

    /** What became of a finding. */
    static final class Became {
        @Option(names = "--explained", required = true, description = "The figures are right; the reason says why so.")
        boolean explained;

        @Option(names = "--confirmed", required = true, description = "Something is wrong with the figures.")
        boolean confirmed;

        @Option(names = "--open", required = true, description = "It is to be looked at again.")
        boolean open;

        Status status() {
            return explained ? Status.EXPLAINED : confirmed ? Status.CONFIRMED : Status.OPEN;
        }
    }

    @Command(name = "mark", description = "Say what became of a finding that is on record.")
    int mark(
            @Mixin Setup own,
            @Parameters(paramLabel = "FINDING", description = "As it stands in brackets before it.") String finding,
            @ArgGroup(multiplicity = "1") Became became,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.", defaultValue = "") String reason,
            @Mixin Asker by) {
        try (Stewards stewards = opening.open(own.settings())) {
            Entry entry = stewards.findings().mark(finding, became.status(), by.user, reason);
            spec.commandLine().getOut().println("Finding " + finding + " is " + entry.status());
        }
        return 0;
    }

    @Command(name = "findings", description = "Show the findings on record that are open; or all that was said of one.")
    int findings(
            @Mixin Setup own,
            @Mixin Shown shown,
            @Parameters(paramLabel = "FINDING", arity = "0..1", description = "One, with its history.")
                    Optional<String> finding,
            @Option(names = "--all", description = "Those as well that are explained, confirmed or gone.") boolean all,
            @Mixin Asker by)
            throws IOException {
        shown.chosen();
        Settings settings = own.settings();
        try (Stewards stewards = opening.open(settings)) {
            List<Entry> entries = stewards.findings().all(by.user);
            List<Entry> listed = finding.isPresent()
                    ? Findings.named(finding.get(), entries)
                    : Findings.last(entries).stream()
                            .filter(it -> all || it.status() == Status.OPEN)
                            .toList();
            shown.write(
                    EntryListing.of(listed, settings.zone()).answer(),
                    out,
                    spec.commandLine().getErr());
        }
        return 0;
    }
}

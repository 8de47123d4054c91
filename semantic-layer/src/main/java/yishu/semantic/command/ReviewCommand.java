package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yishu.semantic.format.Format;
import yishu.semantic.question.Answer;
import yishu.semantic.review.Finding;
import yishu.semantic.review.FindingRows;
import yishu.semantic.review.ReviewSpec;

/** {@code ./yishu review output}. */
@Command(
        name = "review",
        description = {
            "Look whether figures of several departments hang together: output beside tax and electricity, growth rates too"
                    + " alike, digits that nobody counted. reviews/<name>.yaml says what is compared.",
            "A finding is a question to the department, with its evidence; it proves nothing by itself."
        })
public final class ReviewCommand implements Callable<Integer> {
    private final Stewards.Opening opening;
    private final OutputStream out;

    @Mixin
    private Setup setup = new Setup();

    @Parameters(paramLabel = "REVIEW", arity = "0..*", description = "Which; by default all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--as", paramLabel = "USER", description = "Who asks; by default you.")
    private String user = System.getProperty("user.name", "");

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
                List<Finding> found = stewards.reviewer().review(review, user);
                findings.addAll(found);
                if (format.equals("text")) {
                    tell(review, found);
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
                print.println("    " + finding.said());
                finding.evidence().forEach(it -> print.println("      " + FindingRows.text(it)));
            }
        }
        print.flush();
    }
}

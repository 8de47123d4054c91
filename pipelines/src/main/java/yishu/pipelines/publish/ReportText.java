package yishu.pipelines.publish;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yishu.pipelines.check.CheckResult;

/** A report of a load as lines for the person who ran it. */
public final class ReportText {
    private static final int SHOWN = 160;

    private ReportText() {}

    /** @param brief whether the files are told together, and what was quarantined is not */
    public static void print(LoadReport report, boolean brief, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s: %s%s (%.1f s)%n",
                report.dataset(),
                report.outcome().name().toLowerCase(Locale.ROOT),
                report.release().isEmpty() ? "" : " " + report.release(),
                report.seconds());
        if (brief && report.outcome() != LoadReport.Outcome.REFUSED) {
            together(report.files()).ifPresent(it -> print(it, report.outcome(), out));
            return;
        }
        report.files().forEach(it -> print(it, report.outcome(), out));
        for (CheckResult check : report.checks()) {
            if (!check.passed()) {
                out.printf(
                        Locale.ROOT,
                        "  check '%s' failed (%s, %,d rows): %s%n",
                        check.name(),
                        check.severity().name().toLowerCase(Locale.ROOT),
                        check.failed(),
                        check.finding());
            }
        }
        report.reasons().forEach(reason -> out.println("  quarantined: " + shortened(reason)));
    }

    private static void print(LoadReport.FileCount file, LoadReport.Outcome outcome, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "  %,9d read = %,9d %s + %,7d quarantined  %s%n",
                file.read(),
                file.published(),
                word(outcome),
                file.quarantined(),
                file.name());
    }

    private static Optional<LoadReport.FileCount> together(List<LoadReport.FileCount> files) {
        return files.stream()
                .reduce((one, other) -> new LoadReport.FileCount(
                        files.size() + " files",
                        one.read() + other.read(),
                        one.published() + other.published(),
                        one.quarantined() + other.quarantined()));
    }

    private static String word(LoadReport.Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> "sound";
            case PREPARED -> "prepared";
            case PUBLISHED, UNCHANGED -> "published";
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " ... (whole in ops.quarantine)";
    }
}

package yishu.semantic.trace;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import yishu.semantic.format.ValueText;

/** A trace as text for a terminal: the figure, then link by link the way to each cell. */
public final class TraceText {
    private final StringBuilder text = new StringBuilder();

    private TraceText() {}

    public static String of(Trace trace) {
        TraceText writer = new TraceText();
        writer.write(trace, "");
        return writer.text.toString();
    }

    private void write(Trace trace, String indent) {
        Figure figure = trace.figure();
        line(indent, figure + "  " + figure.title());
        line(
                indent,
                "  " + (trace.where().isEmpty() ? "everywhere" : words(trace.where())) + " = "
                        + (trace.value() == null ? "no value" : ValueText.of(trace.value())) + " " + figure.unit());
        line(indent, "  definition: " + figure.definition());
        line(indent, "  measure: " + figure.measure() + facts(figure) + "; owner: " + figure.owner());
        trace.read()
                .ifPresent(read -> line(
                        indent,
                        "  read from: " + read.name() + ", "
                                + (read.release().isEmpty() ? "no release" : read.release()) + ", snapshot "
                                + read.snapshot()));
        for (Trace.Cell cell : trace.cells()) {
            write(cell, figure.unit(), indent + "  ");
        }
        long more = trace.total() - trace.cells().size();
        if (more > 0) {
            line(indent, "  and " + more + " more cells; --all shows every one");
        }
        trace.notes().forEach(note -> line(indent, "  * " + note));
        trace.parts().forEach(part -> write(part, indent + "  "));
    }

    /** {@code region=110000 year=2024}. */
    static String words(Map<String, String> where) {
        return where.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String facts(Figure figure) {
        return figure.facts()
                .map(facts -> " over " + facts.table()
                        + facts.filter().map(it -> " where " + it).orElse(""))
                .orElse("");
    }

    private void write(Trace.Cell cell, String unit, String indent) {
        BigDecimal value = cell.value();
        line(
                indent,
                "- " + String.join(" ", cell.key().values()) + " " + cell.period() + " = "
                        + (value == null ? "no value" : ValueText.of(value) + " " + unit));
        line(
                indent,
                "    as published: edition " + said(cell.edition()) + ", at "
                        + said(ValueText.of(cell.publishedAt())) + ", status " + said(cell.status())
                        + (cell.footnote().isEmpty() ? "" : ", footnote: " + cell.footnote()));
        line(
                indent,
                "    cell: " + (cell.sheet().isEmpty() ? "" : "sheet " + cell.sheet() + ", ") + "row " + cell.row()
                        + (cell.column() == 0 ? "" : ", column " + cell.column())
                        + (cell.header().isEmpty() ? "" : " (" + cell.header() + ")")
                        + cell.text().map(it -> ": \"" + it + "\"").orElse(""));
        line(indent, "    file: " + said(cell.fileName()) + ", sha256 " + cell.fileHash());
        line(indent, "    kept as: " + cell.landing());
        line(indent, "    load: " + cell.load() + (cell.release().isEmpty() ? "" : ", " + cell.release()));
    }

    private static String said(String text) {
        return text.isEmpty() ? "not stated" : text;
    }

    private void line(String indent, String line) {
        text.append(indent).append(line.replaceAll("\\p{Cntrl}+", " ")).append('\n');
    }
}

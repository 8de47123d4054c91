package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML text under way, in which what is not sure stands as a comment right above the line that it is about. */
final class Page {
    private final String file;
    private final List<String> lines = new ArrayList<>();
    private final List<Unsure> unsure = new ArrayList<>();

    /**
     * What a person has to look at.
     *
     * @param file its name
     * @param line from 1
     * @param what is not sure, and what has to be decided
     */
    record Unsure(String file, int line, String what) {}

    Page(String file) {
        this.file = file;
    }

    Page line(String text) {
        lines.add(text);
        return this;
    }

    Page line(String text, List<String> doubts) {
        String indent = text.substring(0, text.length() - text.stripLeading().length());
        doubts.forEach(it -> lines.add(indent + "# unsure: " + it.replaceAll("\\s+", " ")));
        doubts.forEach(it -> unsure.add(new Unsure(file, lines.size() + 1, it)));
        lines.add(text);
        return this;
    }

    List<Unsure> unsure() {
        return unsure;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** A text as a YAML scalar, in quotes where it could be anything else. */
    static String scalar(String text) {
        boolean plain = text.matches("[\\p{IsHan}A-Za-z_][\\p{IsHan}\\w./（）(){}-]*(?: [\\p{IsHan}\\w./（）()-]+)*")
                && !text.matches("(?i)(true|false|null|yes|no|on|off|y|n)")
                && !text.contains("{")
                && !text.contains("}");
        return plain ? text : '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(sign -> switch (sign) {
                    case '\\' -> "\\\\";
                    case '"' -> "\\\"";
                    case '\n' -> "\\n";
                    case '\t' -> "\\t";
                    default -> sign < ' ' ? String.format("\\x%02x", sign) : String.valueOf((char) sign);
                })
                .collect(Collectors.joining());
    }

    static String list(List<String> texts) {
        return texts.stream().map(Page::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
}

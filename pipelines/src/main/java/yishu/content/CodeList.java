package yishu.content;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dated list of codes, read from {@code codelists/<name>.csv}. Its first line names the columns: {@code code} and
 * {@code name}, and those of {@code level, parent, valid_from, valid_to, successors, aliases} that it needs; several
 * values of a cell stand between semicolons. Nothing in it is quoted, since no name holds a comma.
 */
public final class CodeList implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS =
            List.of("code", "name", "level", "parent", "valid_from", "valid_to", "successors", "aliases");

    private final String name;
    private final List<Code> codes;
    private final LinkedHashMap<String, List<Code>> byCode;
    private final List<String> levels;
    private final boolean hasHistory;

    public CodeList(String name, List<Code> codes) {
        this.name = name;
        this.codes = List.copyOf(codes);
        LinkedHashMap<String, List<Code>> grouped = new LinkedHashMap<>();
        codes.forEach(code ->
                grouped.computeIfAbsent(code.code(), any -> new ArrayList<>()).add(code));
        this.byCode = grouped;
        this.levels = levelsFromTheTop();
        this.hasHistory = byCode.size() < codes.size() || codes.stream().anyMatch(code -> code.until() < Code.OPEN);
    }

    /** Reads a list; what is wrong in it becomes problems, and the rows that are right are kept. */
    public static CodeList read(Path file, Problems problems) {
        return parse(file, Yaml.text(file, problems), problems);
    }

    /** The list in a text that came from the file. */
    public static CodeList parse(Path file, String text, Problems problems) {
        Map<Integer, Code> codes = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        List<String> header = List.of(cells(lines.isEmpty() ? "" : lines.get(0)));
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                problems.add(file, 1, "unknown column '" + column + "'" + Nearest.hint(column, COLUMNS));
            }
        }
        for (String column : List.of("code", "name")) {
            if (!header.contains(column)) {
                problems.add(file, 1, "missing column '" + column + "'");
            }
        }
        for (int index = 1; index < lines.size(); index++) {
            int line = index + 1;
            read(file, line, header, cells(lines.get(index)), problems).ifPresent(code -> codes.put(line, code));
        }
        CodeList list =
                new CodeList(file.getFileName().toString().replaceFirst("\\.csv$", ""), List.copyOf(codes.values()));
        codes.forEach((line, code) -> list.checkLinks(file, line, code, problems));
        return list;
    }

    private void checkLinks(Path file, int line, Code code, Problems problems) {
        Stream.concat(Stream.of(code.parent()), code.successors().stream().map(Code.Successor::code))
                .filter(it -> !it.isEmpty() && !byCode.containsKey(it))
                .forEach(it -> problems.add(
                        file, line, "no code '" + it + "' in the list" + Nearest.hint(it, byCode.keySet())));
    }

    private static String[] cells(String line) {
        return line.split(",", -1);
    }

    private static Optional<Code> read(Path file, int line, List<String> header, String[] cells, Problems problems) {
        if (cells.length != header.size()) {
            problems.add(file, line, cells.length + " cells under " + header.size() + " columns");
            return Optional.empty();
        }
        Map<String, String> row = new HashMap<>();
        for (int column = 0; column < cells.length; column++) {
            row.put(header.get(column), cells[column]);
        }
        try {
            return Optional.of(new Code(
                    row.getOrDefault("code", ""),
                    row.getOrDefault("name", ""),
                    row.getOrDefault("level", ""),
                    row.getOrDefault("parent", ""),
                    year(row.getOrDefault("valid_from", ""), 0),
                    year(row.getOrDefault("valid_to", ""), Code.OPEN),
                    values(row.getOrDefault("successors", "")).stream()
                            .map(CodeList::successor)
                            .toList(),
                    values(row.getOrDefault("aliases", ""))));
        } catch (IllegalArgumentException e) {
            problems.add(file, line, "not a code: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static int year(String text, int otherwise) {
        return text.isEmpty() ? otherwise : year(text);
    }

    private static int year(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a year", e);
        }
    }

    private static List<String> values(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(";", -1));
    }

    private static Code.Successor successor(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new Code.Successor(text, Code.OPEN)
                : new Code.Successor(text.substring(0, at), year(text.substring(at + 1)));
    }

    public String name() {
        return name;
    }

    /** Every row, in the order of the file. */
    public List<Code> codes() {
        return codes;
    }

    /** The rows of a code, one for each name that it has had; none when it is unknown. */
    public List<Code> rowsOf(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    /** The row of a code at the end of a year, else one in use during that year. */
    public Optional<Code> at(String code, int year) {
        List<Code> rows = rowsOf(code);
        return rows.stream().filter(row -> row.usedAtEndOf(year)).findFirst().or(() -> rows.stream()
                .filter(row -> row.usedIn(year))
                .findFirst());
    }

    /** The newest row of a code. */
    public Optional<Code> newest(String code) {
        return rowsOf(code).stream().max(Comparator.comparingInt(Code::until));
    }

    /** Whether any of its codes has ended or has had another name or place. */
    public boolean hasHistory() {
        return hasHistory;
    }

    /** The levels of the hierarchy from the top down; none for a flat list. */
    public List<String> levels() {
        return levels;
    }

    private List<String> levelsFromTheTop() {
        Map<String, Integer> depths = new LinkedHashMap<>();
        codes.stream()
                .filter(code -> !code.level().isEmpty())
                .forEach(code -> depths.merge(code.level(), depth(code), Math::max));
        return depths.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many codes stand above it; a district right under its municipality stands higher than most districts. */
    private int depth(Code code) {
        int depth = 0;
        List<Code> above = rowsOf(code.parent());
        while (!above.isEmpty() && depth < codes.size()) {
            depth++;
            above = rowsOf(above.get(0).parent());
        }
        return depth;
    }
}

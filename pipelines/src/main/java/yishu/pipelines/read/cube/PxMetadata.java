package yishu.pipelines.read.cube;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yishu.content.InputException;

/** What a PX file says before its cells, in its own language: keyword and subject lead to a statement. */
final class PxMetadata {
    /** Keywords that may be said of the same thing several times. */
    private static final Set<String> NOTES =
            Set.of("NOTE", "NOTEX", "VALUENOTE", "VALUENOTEX", "CELLNOTE", "CELLNOTEX");

    private final PxText text;
    private final Map<Subject, PxStatement> statements = new LinkedHashMap<>();

    private record Subject(String keyword, List<String> subjects, int line) {}

    PxMetadata(Collection<PxStatement> all, PxText text) {
        this.text = text;
        String own = all.stream()
                .filter(it -> it.keyword().equals("LANGUAGE"))
                .map(PxStatement::value)
                .findFirst()
                .orElse("");
        all.stream()
                .filter(it -> it.language().isEmpty() || it.language().equals(own))
                .forEach(this::add);
    }

    private void add(PxStatement statement) {
        int line = NOTES.contains(statement.keyword()) ? statement.line() : 0;
        Subject subject = new Subject(statement.keyword(), statement.subjects(), line);
        PxStatement earlier = statements.putIfAbsent(subject, statement);
        if (earlier != null && earlier.language().equals(statement.language())) {
            throw refusal(
                    statement.line(), "%s is stated a second time, first in line %d", name(statement), earlier.line());
        }
    }

    private static String name(PxStatement statement) {
        String subjects = String.join("\",\"", statement.subjects());
        return statement.keyword() + (subjects.isEmpty() ? "" : "(\"" + subjects + "\")");
    }

    Optional<PxStatement> find(String keyword, String... subjects) {
        return Optional.ofNullable(statements.get(new Subject(keyword, List.of(subjects), 0)));
    }

    /** All texts of a statement; none if it is not there. */
    List<String> texts(String keyword, String... subjects) {
        return find(keyword, subjects).map(PxStatement::values).orElse(List.of());
    }

    /** The statement's text; one that is divided by commas is put together again. */
    Optional<String> text(String keyword, String... subjects) {
        return find(keyword, subjects).map(it -> String.join(",", it.values()));
    }

    /** All statements of a keyword, whatever they are said of, in the order of the file. */
    List<PxStatement> all(String keyword) {
        return statements.values().stream()
                .filter(it -> it.keyword().equals(keyword))
                .toList();
    }

    InputException refusal(int line, String what, Object... details) {
        return text.refusal(line, what, details);
    }
}

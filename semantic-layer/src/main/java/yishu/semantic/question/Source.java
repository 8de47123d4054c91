package yishu.semantic.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Subject;

/**
 * What a block reads: one subject, or several that meet on the columns that they share. Each figure of several is worked out
 * from its own facts, in the context of the shared columns, so no row is multiplied by a join.
 *
 * @param subject the one, or what several make together
 * @param subjects by the names that the question has for them
 * @param apart columns that several have and that they are not joined on
 */
record Source(Subject subject, Map<String, Subject> subjects, Set<String> apart) {

    static Source of(Subject subject, String alias) {
        return new Source(subject, Map.of(alias, subject), Set.of());
    }

    /**
     * Several subjects.
     *
     * @param apart columns that some of them share and are not joined on
     */
    static Source joined(Map<String, Subject> subjects, Set<String> apart) {
        List<Subject> all = List.copyOf(subjects.values());
        Subject coarsest = all.stream()
                .reduce((one, other) ->
                        one.time().frequency().compareTo(other.time().frequency()) <= 0 ? one : other)
                .orElseThrow();
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        all.forEach(subject -> subject.dimensions().forEach(dimensions::putIfAbsent));
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        subjects.forEach((alias, subject) -> subject.indicators()
                .forEach((name, indicator) ->
                        indicators.put(isOfOne(name, all) ? name : alias + "." + name, indicator)));
        Subject together = new Subject(
                all.stream().map(Subject::name).collect(Collectors.joining(" and ")),
                all.get(0).file(),
                all.get(0).title(),
                all.get(0).table(),
                coarsest.time(),
                dimensions,
                indicators,
                0);
        return new Source(together, new LinkedHashMap<>(subjects), Set.copyOf(apart));
    }

    private static boolean isOfOne(String figure, List<Subject> all) {
        return all.stream().filter(it -> it.indicators().containsKey(figure)).count() == 1;
    }

    /** The columns that both sides of a join have, and that it leaves apart. */
    static Set<String> apart(List<Subject> left, List<Subject> right, Set<String> on) {
        Set<String> apart = new LinkedHashSet<>();
        for (Subject subject : right) {
            subject.keys().stream()
                    .filter(column ->
                            left.stream().anyMatch(it -> it.keys().contains(column)) && !isJoined(column, subject, on))
                    .forEach(apart::add);
        }
        return apart;
    }

    /** With a member its name and level are the same, and with a period its year. */
    private static boolean isJoined(String column, Subject subject, Set<String> on) {
        return on.contains(column)
                || subject.dimensionOf(column)
                        .map(it -> on.contains(it.name()) || on.contains(it.nameColumn()))
                        .orElse(on.contains("period"));
    }

    boolean isJoin() {
        return subjects.size() > 1;
    }

    /** The column of {@link #subject} that a name means, its qualifier last but one. */
    String column(List<String> names) {
        String column = names.get(names.size() - 1);
        if (names.size() == 1) {
            return known(column, subject.columns(), subject.name());
        }
        String alias = names.get(names.size() - 2);
        Subject of = subjects.get(alias);
        if (of == null) {
            throw new InputException("Cannot find '" + String.join(".", names) + "': the question reads '"
                    + String.join("' and '", subjects.keySet()) + "'" + Nearest.hint(alias, subjects.keySet()));
        }
        known(column, of.columns(), of.name());
        String qualified = alias + "." + column;
        return subject.indicators().containsKey(qualified)
                ? qualified
                : known(column, subject.columns(), subject.name());
    }

    private String known(String column, List<String> columns, String where) {
        if (apart.contains(column)) {
            throw new InputException("Cannot use '" + column
                    + "' of a join: its subjects are not joined on it; add USING (" + column + ")");
        }
        List<String> meant = subjects.keySet().stream()
                .map(alias -> alias + "." + column)
                .filter(subject.indicators()::containsKey)
                .toList();
        if (!meant.isEmpty() && !columns.contains(column)) {
            throw new InputException(
                    "Cannot tell which '" + column + "' is meant: write " + String.join(" or ", meant));
        }
        if (!columns.contains(column)) {
            throw new InputException("Cannot find column '" + column + "' in 'indicators." + where + "'"
                    + Nearest.hint(column, new ArrayList<>(columns)));
        }
        return column;
    }
}

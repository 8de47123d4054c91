package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.semantic.indicator.Dimension;

/**
 * A hierarchy as a relation: for each code, and for each span of years in which nothing changed, its name, its level,
 * and its ancestor at each level. A fact joins the span that its period lies in, so a region counts where it belonged
 * then.
 */
final class Members {
    static final int MAXIMUM_DEPTH = 10;

    private final CodeList list;

    Members(CodeList list) {
        this.list = list;
    }

    static String relation(Dimension dimension) {
        return "codes of " + dimension.codes().map(CodeList::name).orElse(dimension.name())
                + dimension.level().map(level -> " at " + level).orElse("");
    }

    /** {@code code, from, until, name, level}, then for each level its code and its name. */
    static List<String> columns(CodeList list) {
        List<String> columns = new ArrayList<>(List.of("code", "from", "until", "name", "level"));
        for (String level : list.levels()) {
            columns.add(level);
            columns.add(level + " name");
        }
        return columns;
    }

    /** How many members of a level, but for some, are in use at the end of a year. */
    long inUse(String level, int year, Set<String> except) {
        return count(level, except, code -> code.usedAtEndOf(year));
    }

    /** How many were on some day from one year to another: two that were merged meanwhile, and the new one, are three. */
    long inUse(String level, int first, int last, Set<String> except) {
        return count(level, except, code -> code.from() <= last && code.until() >= first);
    }

    private long count(String level, Set<String> except, Predicate<Code> used) {
        return list.codes().stream()
                .filter(code -> code.level().equals(level) && used.test(code))
                .map(Code::code)
                .filter(code -> !except.contains(code))
                .distinct()
                .count();
    }

    /** The rows as SQL, of the codes of one level if all facts stand at one. */
    String values(Optional<String> level) {
        return values(list, level, this::spans);
    }

    static String values(CodeList list, Optional<String> level, Function<String, List<String>> spans) {
        return list.codes().stream()
                .filter(code -> level.isEmpty() || level.get().equals(code.level()))
                .map(Code::code)
                .distinct()
                .flatMap(code -> spans.apply(code).stream())
                .collect(Collectors.joining(",\n    "));
    }

    private List<String> spans(String code) {
        NavigableSet<Integer> changes = new TreeSet<>();
        addChanges(code, changes, 0);
        return spans(code, changes, this::describe);
    }

    interface Describe {
        /** What a code is in a year, as the values of a row; nothing, if it is nothing. */
        String in(String code, int year);
    }

    static List<String> spans(String code, NavigableSet<Integer> changes, Describe describe) {
        List<String> rows = new ArrayList<>();
        int from = changes.first();
        String before = "";
        for (int year : changes) {
            String now = describe.in(code, year);
            if (!now.equals(before)) {
                addSpan(rows, code, from, year, before);
                from = year;
                before = now;
            }
        }
        addSpan(rows, code, from, Code.OPEN, before);
        return rows;
    }

    private static void addSpan(List<String> rows, String code, int from, int until, String what) {
        if (!what.isEmpty()) {
            rows.add("(" + text(code) + ", " + from + ", " + until + ", " + what + ")");
        }
    }

    /** The years in which something about a code or its ancestors may change; the year after the last use is one. */
    void addChanges(String code, Set<Integer> changes, int depth) {
        for (Code row : list.rowsOf(code)) {
            changes.add(row.from());
            changes.add(row.until());
            changes.add(Math.min(row.until() + 1, Code.OPEN));
            if (!row.parent().isEmpty() && depth < MAXIMUM_DEPTH) {
                addChanges(row.parent(), changes, depth + 1);
            }
        }
    }

    private String describe(String code, int year) {
        Optional<Code> row = list.at(code, year);
        if (row.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(text(row.get().name()) + ", " + text(row.get().level()));
        for (String level : list.levels()) {
            text.append(ancestor(ancestor(row.get(), level, year)));
        }
        return text.toString();
    }

    static String ancestor(Optional<Code> ancestor) {
        return ", " + ancestor.map(it -> text(it.code())).orElse("NULL") + ", "
                + ancestor.map(it -> text(it.name())).orElse("NULL");
    }

    Optional<Code> ancestor(Code row, String level, int year) {
        Optional<Code> next = Optional.of(row);
        for (int depth = 0; depth < MAXIMUM_DEPTH && next.isPresent(); depth++) {
            if (next.get().level().equals(level)) {
                return next;
            }
            String parent = next.get().parent();
            next = parent.isEmpty() ? Optional.empty() : list.at(parent, year);
        }
        return Optional.empty();
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

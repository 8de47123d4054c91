package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.semantic.indicator.Dimension;

/**
 * A hierarchy as a relation that goes on where a code ends: what was counted under it belongs to the code that took over,
 * so that a city that absorbed another has not grown by that. Of a code that was split, only those above are known that all
 * its successors have in common.
 */
final class CarriedMembers {
    private final CodeList list;
    private final Members members;

    CarriedMembers(CodeList list) {
        this.list = list;
        this.members = new Members(list);
    }

    static String relation(Dimension dimension) {
        return Members.relation(dimension) + ", carried on";
    }

    /** Those of {@link Members}, and {@code now}, the code that took over. */
    static List<String> columns(CodeList list) {
        List<String> columns = new ArrayList<>(Members.columns(list));
        columns.add("now");
        return columns;
    }

    /** The rows as SQL. */
    String values(Optional<String> level) {
        return Members.values(list, level, code -> Members.spans(code, changes(code), this::describe));
    }

    private NavigableSet<Integer> changes(String code) {
        NavigableSet<Integer> changes = new TreeSet<>();
        addChanges(code, changes, 0);
        return changes;
    }

    private void addChanges(String code, NavigableSet<Integer> changes, int depth) {
        members.addChanges(code, changes, 0);
        for (Code row : list.rowsOf(code)) {
            for (Code.Successor successor : row.successors()) {
                changes.add(successor.year());
                if (depth < Members.MAXIMUM_DEPTH) {
                    addChanges(successor.code(), changes, depth + 1);
                }
            }
        }
    }

    private String describe(String code, int year) {
        List<Code> now = takenOver(code, year, 0);
        if (now.isEmpty()) {
            return "";
        }
        boolean isOne = now.size() == 1;
        StringBuilder text = new StringBuilder(isOne ? Members.text(now.get(0).name()) : "NULL");
        text.append(", ").append(Members.text(now.get(0).level()));
        for (String level : list.levels()) {
            List<Optional<Code>> ancestors = now.stream()
                    .map(it -> members.ancestor(it, level, year))
                    .distinct()
                    .toList();
            text.append(Members.ancestor(ancestors.size() == 1 ? ancestors.get(0) : Optional.empty()));
        }
        return text.append(", ")
                .append(isOne ? Members.text(now.get(0).code()) : "NULL")
                .toString();
    }

    /** The codes that stand for one at the end of a year: itself, or those that took it over; one that simply ended stays. */
    private List<Code> takenOver(String code, int year, int depth) {
        List<Code> rows = list.rowsOf(code);
        Optional<Code> used = rows.stream().filter(row -> row.usedAtEndOf(year)).findFirst();
        if (used.isPresent()) {
            return List.of(used.get());
        }
        Optional<Code> last =
                rows.stream().filter(row -> row.until() <= year).max(Comparator.comparingInt(Code::until));
        List<Code> successors = last.stream()
                .flatMap(row -> row.successors().stream())
                .filter(successor -> successor.year() <= year && depth < Members.MAXIMUM_DEPTH)
                .flatMap(successor -> takenOver(successor.code(), year, depth + 1).stream())
                .distinct()
                .toList();
        return successors.isEmpty() ? last.stream().toList() : successors;
    }
}

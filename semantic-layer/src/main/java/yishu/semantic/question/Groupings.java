package yishu.semantic.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import yishu.content.InputException;

/** The sets of keys that GROUP BY names: {@code region, ROLLUP(year)} is region with year, and region alone. */
final class Groupings {
    private static final int MOST = 64;

    private final Function<SqlNode, String> key;

    /** @param key gives a key its name */
    Groupings(Function<SqlNode, String> key) {
        this.key = key;
    }

    /** Every element of the list with every other. */
    List<Set<String>> of(SqlNodeList group) {
        List<Set<String>> all = List.of(Set.of());
        for (SqlNode node : group) {
            all = each(all, sets(node));
        }
        return all;
    }

    private static List<Set<String>> each(List<Set<String>> left, List<Set<String>> right) {
        int count = left.size() * right.size();
        if (count > MOST) {
            throw new InputException(
                    "Cannot group by " + count + " sets of keys: " + MOST + " are the most in one question");
        }
        List<Set<String>> all = new ArrayList<>();
        left.forEach(one -> right.forEach(other -> all.add(both(one, other))));
        return all;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    private List<Set<String>> sets(SqlNode node) {
        return switch (node.getKind()) {
            case ROLLUP -> rollup(parts(node));
            case CUBE -> cube(parts(node));
            case GROUPING_SETS ->
                ((SqlCall) node)
                        .getOperandList().stream()
                                .flatMap(it -> sets(it).stream())
                                .toList();
            default -> List.of(names(node));
        };
    }

    private List<Set<String>> parts(SqlNode node) {
        return ((SqlCall) node).getOperandList().stream().map(this::names).toList();
    }

    /** A key, or several in parentheses. */
    private Set<String> names(SqlNode node) {
        Set<String> names = new LinkedHashSet<>();
        if (node instanceof SqlNodeList list) {
            list.forEach(it -> names.addAll(names(it)));
        } else if (node.getKind() == SqlKind.ROW) {
            ((SqlCall) node).getOperandList().forEach(it -> names.addAll(names(it)));
        } else {
            names.add(key.apply(node));
        }
        return names;
    }

    private static List<Set<String>> rollup(List<Set<String>> parts) {
        List<Set<String>> all = new ArrayList<>();
        for (int count = parts.size(); count >= 0; count--) {
            Set<String> some = new LinkedHashSet<>();
            parts.subList(0, count).forEach(some::addAll);
            all.add(some);
        }
        return all;
    }

    private static List<Set<String>> cube(List<Set<String>> parts) {
        List<Set<String>> all = List.of(Set.of());
        for (Set<String> part : parts) {
            all = each(all, List.of(part, Set.of()));
        }
        return all;
    }
}

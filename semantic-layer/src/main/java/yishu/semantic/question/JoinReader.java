package yishu.semantic.question;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import yishu.content.InputException;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;

/** Reads FROM, if it has subjects and nothing else, into the {@link Source} of a block. */
final class JoinReader {
    private final Subjects subjects;
    private final Map<String, Subject> joined = new LinkedHashMap<>();
    private final Set<String> apart = new LinkedHashSet<>();

    private JoinReader(Subjects subjects) {
        this.subjects = subjects;
    }

    /** Empty where other tables stand in it as well, or none at all. */
    static Optional<Source> read(SqlNode from, Subjects subjects) {
        JoinReader reader = new JoinReader(subjects);
        if (!reader.isOfSubjects(from)) {
            return Optional.empty();
        }
        reader.add(from);
        return Optional.of(
                reader.joined.size() == 1
                        ? Source.of(
                                reader.joined.values().iterator().next(),
                                reader.joined.keySet().iterator().next())
                        : Source.joined(reader.joined, reader.apart));
    }

    private boolean isOfSubjects(SqlNode from) {
        return from instanceof SqlJoin join
                ? isOfSubjects(join.getLeft()) && isOfSubjects(join.getRight())
                : name(from).isPresent();
    }

    private void add(SqlNode from) {
        if (from instanceof SqlJoin join) {
            add(join.getLeft());
            List<Subject> left = List.copyOf(joined.values());
            add(join.getRight());
            List<Subject> all = List.copyOf(joined.values());
            apart.addAll(Source.apart(left, all.subList(left.size(), all.size()), columns(join)));
            return;
        }
        String name = name(from).orElseThrow();
        String alias =
                from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(1).toString() : name;
        if (from.getKind() == SqlKind.AS && ((SqlCall) from).operandCount() > 2) {
            throw new InputException(
                    "Cannot rename the columns of 'indicators." + name + "' in FROM: name them in the select list");
        }
        if (joined.put(alias, subjects.named(name)) != null) {
            throw new InputException("Cannot read '" + alias + "' twice: give one of the two another name");
        }
    }

    /** On which columns both sides are the same. */
    private Set<String> columns(SqlJoin join) {
        Set<String> on = new LinkedHashSet<>();
        SqlNode condition = join.getCondition();
        if (join.isNatural()) {
            joined.values().forEach(subject -> on.addAll(subject.keys()));
        } else if (condition == null || join.getConditionType() == JoinConditionType.NONE) {
            throw new InputException("Cannot join subjects on nothing: say on what they share, USING (region, year)");
        } else if (join.getConditionType() == JoinConditionType.USING) {
            ((SqlNodeList) condition).forEach(column -> on.add(((SqlIdentifier) column).getSimple()));
        } else {
            addEqual(condition, on);
        }
        return on;
    }

    private static void addEqual(SqlNode condition, Set<String> on) {
        if (condition.getKind() == SqlKind.AND) {
            ((SqlCall) condition).getOperandList().forEach(operand -> addEqual(operand, on));
            return;
        }
        boolean isEqual = condition.getKind() == SqlKind.EQUALS
                && ((SqlCall) condition).operand(0) instanceof SqlIdentifier one
                && ((SqlCall) condition).operand(1) instanceof SqlIdentifier other
                && last(one).equals(last(other));
        if (!isEqual) {
            throw new InputException(
                    "Cannot join subjects on '" + Sql.text(condition).replaceAll("[\"()]", "")
                            + "': they meet where a column of both is equal, a.region = b.region; the rest goes to WHERE");
        }
        on.add(last(((SqlCall) condition).operand(0)));
    }

    private static String last(SqlIdentifier name) {
        return name.names.get(name.names.size() - 1);
    }

    /** The subject that a table of FROM is. */
    static Optional<String> name(SqlNode from) {
        SqlNode node = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from;
        if (!(node instanceof SqlIdentifier name) || name.names.size() < 2) {
            return Optional.empty();
        }
        int last = name.names.size() - 1;
        boolean ours = last == 1 || (last == 2 && name.names.get(0).equals("yishu"));
        return ours && name.names.get(last - 1).equals("indicators")
                ? Optional.of(name.names.get(last))
                : Optional.empty();
    }
}

package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import yishu.content.InputException;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Sql;
import yishu.semantic.question.Block;

/**
 * The part of the world that a block's cells are about: each cell is one combination of the keys among the facts that
 * satisfy the conditions.
 *
 * @param keys by name, over the subject's columns
 * @param conditions over the subject's columns
 * @param levels of hierarchies at which members are asked for: {@code region_level = 'province'}
 */
record Context(Map<String, SqlNode> keys, List<SqlNode> conditions, Map<String, String> levels) {
    private static final Set<String> TIME = Set.of("period", "year", "quarter", "month");

    static Context of(Block block) {
        Map<String, String> levels = new LinkedHashMap<>();
        List<SqlNode> conditions = new ArrayList<>();
        for (SqlNode condition : block.conditions()) {
            Optional<Dimension> hierarchy = block.subject().dimensions().values().stream()
                    .filter(dimension -> dimension.isHierarchy()
                            && pinned(condition)
                                    .filter(dimension.levelColumn()::equals)
                                    .isPresent())
                    .findFirst();
            Optional<String> level = hierarchy.flatMap(it -> literal(condition));
            if (level.isPresent() && !levels.containsKey(hierarchy.get().name())) {
                levels.put(hierarchy.get().name(), level.get());
            } else {
                conditions.add(condition);
            }
        }
        return new Context(block.keys(), conditions, levels);
    }

    /** The column that a condition holds at one value: {@code year = 2024}, {@code region IN ('110000')}. */
    private static Optional<String> pinned(SqlNode condition) {
        if (condition.getKind() != SqlKind.EQUALS && condition.getKind() != SqlKind.IN) {
            return Optional.empty();
        }
        SqlCall call = (SqlCall) condition;
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        if (condition.getKind() == SqlKind.IN && !(right instanceof SqlNodeList list && list.size() == 1)) {
            return Optional.empty();
        }
        return column(left, right).or(() -> column(right, left));
    }

    private static Optional<String> column(SqlNode column, SqlNode value) {
        return column instanceof SqlIdentifier name && Sql.names(value).isEmpty()
                ? Optional.of(name.getSimple())
                : Optional.empty();
    }

    private static Optional<String> literal(SqlNode condition) {
        return ((SqlCall) condition)
                .getOperandList().stream()
                        .map(node -> node instanceof SqlNodeList list ? list.get(0) : node)
                        .filter(SqlLiteral.class::isInstance)
                        .map(node -> ((SqlLiteral) node).toValue())
                        .findFirst();
    }

    /** Every column of the subject that it names. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        keys.values().forEach(key -> columns.addAll(Sql.columns(key)));
        conditions.forEach(condition -> columns.addAll(Sql.columns(condition)));
        return columns;
    }

    /** The columns that have one value in each cell. */
    Set<String> fixed() {
        Set<String> fixed = new LinkedHashSet<>();
        keys.values().forEach(key -> {
            if (key instanceof SqlIdentifier column) {
                fixed.add(column.getSimple());
            }
            fixed.addAll(truncated(key));
        });
        conditions.forEach(condition -> pinned(condition).ifPresent(fixed::add));
        return fixed;
    }

    /** The time columns that a truncated period holds to one value each. */
    private static List<String> truncated(SqlNode key) {
        boolean isTruncated = key instanceof SqlCall call
                && call.getOperator().getName().equalsIgnoreCase("DATE_TRUNC")
                && call.operandCount() == 2
                && call.operand(0) instanceof SqlLiteral
                && call.operand(1) instanceof SqlIdentifier column
                && column.getSimple().equals("period");
        if (!isTruncated) {
            return List.of();
        }
        return switch (String.valueOf(((SqlLiteral) ((SqlCall) key).operand(0)).toValue())
                .toLowerCase(Locale.ROOT)) {
            case "year" -> List.of("year");
            case "quarter" -> List.of("year", "quarter");
            case "month" -> List.of("year", "quarter", "month");
            case "day" -> List.of("period");
            default -> List.of();
        };
    }

    /** The level above the facts' own at which members of a dimension are asked for. */
    Optional<String> above(Dimension dimension) {
        return Optional.ofNullable(levels.get(dimension.name()))
                .filter(asked ->
                        dimension.level().filter(own -> !own.equals(asked)).isPresent());
    }

    boolean isOnePeriod(Frequency frequency) {
        return frequency.isFixedBy(fixed());
    }

    /** Whether each cell is about one member of a dimension. */
    boolean isOneMember(Dimension dimension) {
        return fixed().contains(dimension.name())
                || (dimension.isHierarchy() && fixed().contains(dimension.nameColumn()));
    }

    /** Everything there is. */
    static Context ofAll() {
        return new Context(Map.of(), List.of(), Map.of());
    }

    /** Whether its members are told apart or asked for, be it by their level. */
    boolean isAbout(Dimension dimension) {
        return uses(dimension) || levels.containsKey(dimension.name());
    }

    /** Whether it names a dimension at all. */
    boolean uses(Dimension dimension) {
        Set<String> columns = columns();
        return columns.contains(dimension.name())
                || columns.contains(dimension.nameColumn())
                || columns.contains(dimension.levelColumn());
    }

    /** The same, with only the keys and conditions that are about time and nothing else. */
    Context time() {
        return new Context(keys(Context::isTime), conditions(Context::isTime), Map.of());
    }

    /** The same without these. */
    Context apartFromTime() {
        return new Context(keys(key -> !isTime(key)), conditions(condition -> !isTime(condition)), levels);
    }

    /**
     * The same for all members of a dimension: the whole that a share is of.
     *
     * @throws InputException where a key or condition is about other things as well
     */
    Context without(Dimension dimension) {
        Context freed = free(dimension);
        return new Context(freed.keys(key -> !isAbout(key, dimension)), freed.conditions, levels);
    }

    /**
     * The same with no condition on the members of a dimension: those among which one is ranked.
     *
     * @throws InputException where a key or condition is about other things as well
     */
    Context free(Dimension dimension) {
        List<SqlNode> all = new ArrayList<>(keys.values());
        all.addAll(conditions);
        all.stream()
                .filter(node ->
                        isAbout(node, dimension) && !columnsOf(dimension).containsAll(Sql.columns(node)))
                .findFirst()
                .ifPresent(node -> {
                    throw new InputException("Cannot look beyond " + dimension.name() + " where '"
                            + Sql.text(node).replace("\"", "") + "': it mixes " + dimension.name()
                            + " with other columns; take it apart by AND");
                });
        return new Context(keys, conditions(condition -> !isAbout(condition, dimension)), levels);
    }

    /** The same with some of its keys: the context of a subtotal. */
    Context only(Collection<String> names) {
        Map<String, SqlNode> some = new LinkedHashMap<>(keys);
        some.keySet().retainAll(names);
        return new Context(some, conditions, levels);
    }

    /** The same with one key more. */
    Context by(String name, SqlNode key) {
        Map<String, SqlNode> more = new LinkedHashMap<>(keys);
        more.putIfAbsent(name, key);
        return new Context(more, conditions, levels);
    }

    private Map<String, SqlNode> keys(Predicate<SqlNode> which) {
        Map<String, SqlNode> some = new LinkedHashMap<>(keys);
        some.values().removeIf(which.negate());
        return some;
    }

    private List<SqlNode> conditions(Predicate<SqlNode> which) {
        return conditions.stream().filter(which).toList();
    }

    private static Set<String> columnsOf(Dimension dimension) {
        return Set.of(dimension.name(), dimension.nameColumn(), dimension.levelColumn());
    }

    static boolean isAbout(SqlNode node, Dimension dimension) {
        return Sql.columns(node).stream().anyMatch(columnsOf(dimension)::contains);
    }

    private static boolean isTime(SqlNode node) {
        Set<String> columns = Sql.columns(node);
        return !columns.isEmpty() && TIME.containsAll(columns);
    }

    /** The length of the period of each cell, if its keys and conditions hold it to one. */
    Optional<Frequency> grain(Frequency finest) {
        return Stream.of(Frequency.D, Frequency.M, Frequency.Q, Frequency.S, Frequency.A)
                .filter(it -> it.compareTo(finest) <= 0 && (it == finest || it.isFixedBy(fixedTimes())))
                .filter(it -> it != finest || isOnePeriod(finest))
                .findFirst();
    }

    private Set<String> fixedTimes() {
        Set<String> times = fixed();
        times.remove("period");
        return times;
    }

    /** A key or condition that cannot be said to be about time or about other things: {@code year = 2024 OR region = 1}. */
    Optional<SqlNode> mixed() {
        List<SqlNode> all = new ArrayList<>(keys.values());
        all.addAll(conditions);
        return all.stream()
                .filter(it -> !TIME.containsAll(Sql.columns(it)) && anyTime(Sql.columns(it)))
                .findFirst();
    }

    static boolean anyTime(Collection<String> columns) {
        return columns.stream().anyMatch(TIME::contains);
    }
}

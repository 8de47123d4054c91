package yishu.semantic.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;

/**
 * Reads one SELECT over a subject into a {@link Block}, and leaves the SELECT as one over the block's cells: its WHERE
 * and GROUP BY go into the block, its HAVING becomes the new WHERE.
 */
final class BlockReader {
    private static final Set<SqlKind> SORTS = Set.of(SqlKind.DESCENDING, SqlKind.NULLS_FIRST, SqlKind.NULLS_LAST);

    private final Subjects subjects;
    private final Subject subject;
    private final String alias;
    private final String name;
    private final boolean outermost;
    private final boolean isJoin;
    private final BlockColumns columns;
    private final Map<String, SqlNode> keys = new LinkedHashMap<>();
    private final Map<String, Value> shown = new LinkedHashMap<>();
    private final Map<String, SqlNode> counts = new LinkedHashMap<>();
    private List<Set<String>> groupings = List.of();

    BlockReader(Subjects subjects, Source source, String name, boolean outermost) {
        this.subjects = subjects;
        this.subject = source.subject();
        this.alias = source.subjects().keySet().iterator().next();
        this.name = name;
        this.outermost = outermost;
        this.isJoin = source.isJoin();
        this.columns = new BlockColumns(source);
    }

    Block read(SqlSelect select) {
        if (!select.getWindowList().isEmpty()) {
            throw new InputException("Cannot read 'WINDOW': write the window after OVER");
        }
        List<Item> items = items(select.getSelectList());
        List<SqlNode> conditions = conditions(select.getWhere());
        readKeys(select.getGroup(), items);
        CellValues values = new CellValues(
                subject, alias, keys, shown, counts, new ValueReader(subjects, subject), groupings.size() > 1);
        select.setWhere(valueOrNull(values, select.getHaving()));
        select.setHaving(null);
        select.setQualify(valueOrNull(values, select.getQualify()));
        select.setOrderBy(order(values, select.getOrderList(), items));
        items.stream().filter(item -> !item.starred()).forEach(item -> values.of(item.value()));
        Set<String> named = Set.copyOf(shown.keySet());
        select.setSelectList(new SqlNodeList(
                items.stream()
                        .map(item -> OutputNames.as(values.of(item.value()), item.name()))
                        .toList(),
                select.getSelectList().getParserPosition()));
        if (isJoin && !counts.isEmpty()) {
            throw new InputException(
                    "Cannot count the cells of a join: ask for the figures in a sub-query, and count its rows");
        }
        Set<String> offered = new HashSet<>(shown.keySet());
        offered.removeAll(named);
        select.setGroupBy(null);
        select.setFrom(SqlStdOperatorTable.AS.createCall(SqlParserPos.ZERO, identifier(name), identifier(alias)));
        boolean whole = outermost && !select.isDistinct() && groupings.size() == 1;
        return new Block(name, subject, keys, groupings, conditions, shown, offered, counts, whole);
    }

    /** An item of the select list; starred, if it came of {@code *}. */
    private record Item(SqlNode value, String name, boolean starred) {}

    private List<Item> items(SqlNodeList list) {
        List<Item> items = new ArrayList<>();
        for (SqlNode node : list) {
            if (node instanceof SqlIdentifier star && star.isStar()) {
                subject.columns().forEach(column -> items.add(new Item(identifier(column), column, true)));
            } else if (node.getKind() == SqlKind.AS) {
                SqlCall as = (SqlCall) node;
                items.add(new Item(columns.resolve(as.operand(0)), as.operand(1).toString(), false));
            } else {
                SqlNode value = columns.resolve(node);
                items.add(new Item(value, outputName(value, items.size()), false));
            }
        }
        return items;
    }

    private String outputName(SqlNode value, int index) {
        if (value instanceof SqlIdentifier column) {
            // Of two subjects that have it, the name tells whose it is.
            return column.getSimple().substring(column.getSimple().indexOf('.') + 1);
        }
        return Aggregates.onlyColumn(value)
                .filter(column -> subject.indicators().containsKey(column))
                .orElse("_col" + index);
    }

    private List<SqlNode> conditions(@Nullable SqlNode where) {
        if (where == null) {
            return List.of();
        }
        SqlNode resolved = columns.resolve(where);
        for (String column : Sql.columns(resolved)) {
            if (subject.indicators().containsKey(column)) {
                throw new InputException(
                        "Cannot use figure '" + column + "' in WHERE: use HAVING, or a sub-query around the question");
            }
        }
        if (Aggregates.stands(resolved)) {
            throw new InputException("Cannot use an aggregate in WHERE: use HAVING, or a sub-query");
        }
        List<SqlNode> conjuncts = new ArrayList<>();
        split(resolved, conjuncts);
        return conjuncts;
    }

    private static void split(SqlNode condition, List<SqlNode> into) {
        if (condition.getKind() == SqlKind.AND) {
            ((SqlCall) condition).getOperandList().forEach(operand -> split(operand, into));
        } else {
            into.add(condition);
        }
    }

    private void readKeys(@Nullable SqlNodeList group, List<Item> items) {
        if (group == null) {
            items.stream().map(Item::value).filter(this::mayBeKey).forEach(this::addKey);
            groupings = List.of(keys.keySet());
        } else {
            groupings = new Groupings(key -> addKey(groupKey(key, items))).of(group);
        }
    }

    /** Whether an item of a SELECT without GROUP BY is one of the things that it groups by. */
    private boolean mayBeKey(SqlNode value) {
        return !Sql.names(value).isEmpty()
                && !Aggregates.stands(value)
                && !Operator.stands(value)
                && Sql.columns(value).stream()
                        .noneMatch(column -> subject.indicators().containsKey(column));
    }

    private SqlNode groupKey(SqlNode node, List<Item> items) {
        if (node instanceof SqlNumericLiteral ordinal) {
            return items.get(position("group", ordinal, items.size()) - 1).value();
        }
        if (node instanceof SqlIdentifier column
                && column.isSimple()
                && !subject.columns().contains(column.getSimple())) {
            Optional<Item> named = item(column, items);
            if (named.isPresent()) {
                return named.get().value();
            }
        }
        return columns.resolve(node);
    }

    /** The name of the key. */
    private String addKey(SqlNode value) {
        for (String column : Sql.columns(value)) {
            if (subject.indicators().containsKey(column)) {
                throw new InputException("Cannot group by figure '" + column + "': ask for it in a sub-query first");
            }
        }
        for (Map.Entry<String, SqlNode> key : keys.entrySet()) {
            if (key.getValue().equalsDeep(value, Litmus.IGNORE)) {
                return key.getKey();
            }
        }
        String name = value instanceof SqlIdentifier column ? column.getSimple() : "key " + (keys.size() + 1);
        keys.put(name, value);
        return name;
    }

    private @Nullable SqlNode valueOrNull(CellValues values, @Nullable SqlNode node) {
        return node == null ? null : values.of(columns.resolve(node));
    }

    private @Nullable SqlNodeList order(CellValues values, @Nullable SqlNodeList order, List<Item> items) {
        if (order == null) {
            return null;
        }
        for (SqlNode node : order) {
            checkOrdinal(node, items.size());
        }
        return new SqlNodeList(
                order.stream().map(node -> sortKey(values, node, items)).toList(), order.getParserPosition());
    }

    /** The engine would not object: behind the columns that are shown stand those that are read for the notes. */
    private static void checkOrdinal(SqlNode node, int columns) {
        SqlNode key = node;
        while (key instanceof SqlCall call && SORTS.contains(key.getKind())) {
            key = call.operand(0);
        }
        if (key instanceof SqlNumericLiteral ordinal) {
            position("order", ordinal, columns);
        }
    }

    private static int position(String verb, SqlNumericLiteral ordinal, int columns) {
        BigDecimal position = ordinal.bigDecimalValue();
        boolean known =
                ordinal.isInteger() && position.signum() > 0 && position.compareTo(BigDecimal.valueOf(columns)) <= 0;
        if (!known) {
            throw new InputException("Cannot " + verb + " by " + position.toPlainString() + ": there "
                    + (columns == 1 ? "is 1 column" : "are " + columns + " columns"));
        }
        return position.intValueExact();
    }

    private SqlNode sortKey(CellValues values, SqlNode node, List<Item> items) {
        if (node instanceof SqlCall call && SORTS.contains(node.getKind())) {
            return call.getOperator().createCall(call.getParserPosition(), sortKey(values, call.operand(0), items));
        }
        boolean named =
                node instanceof SqlIdentifier column && item(column, items).isPresent();
        return named || node instanceof SqlNumericLiteral ? node : values.of(columns.resolve(unnamed(node, items)));
    }

    private static Optional<Item> item(SqlIdentifier name, List<Item> items) {
        return items.stream()
                .filter(item -> name.isSimple() && item.name().equals(name.getSimple()))
                .findFirst();
    }

    /** With the items that it names written out: {@code g / 2} sorts by {@code gdp / 2} where {@code gdp AS g} is shown. */
    private static SqlNode unnamed(SqlNode node, List<Item> items) {
        SqlNode result = node.accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                return call.isA(SqlKind.QUERY) ? call : super.visit(call);
            }

            @Override
            public @Nullable SqlNode visit(SqlIdentifier name) {
                return item(name, items).map(Item::value).orElse(name);
            }
        });
        return result == null ? node : result;
    }

    private static SqlIdentifier identifier(String name) {
        return new SqlIdentifier(name, SqlParserPos.ZERO);
    }
}

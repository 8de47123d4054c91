package yishu.semantic.question;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;

/**
 * The first step: finds in the SQL every block over a subject, and gives each table of the warehouse one name. What is
 * left is ordinary SQL, in which a block's cells are a relation like any other.
 */
public final class QuestionReader {
    private static final Pattern FIRST_WORD =
            Pattern.compile("\\s*(?:(?:--[^\\n]*(?:\\n|$)|/\\*(?s:.*?)\\*/)\\s*)*(\\p{L}+)");
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> SCHEMAS = Set.of("core", "raw", "ops", "mart", "model");

    private final Subjects subjects;
    private final ZoneId zone;

    /** @param zone of the publishers, in which a moment without an offset is meant */
    public QuestionReader(Subjects subjects, ZoneId zone) {
        this.subjects = subjects;
        this.zone = zone;
    }

    /** @throws InputException when it is no SELECT, or asks for what is not there or has no meaning */
    public Question read(Request request) {
        Matcher first = FIRST_WORD.matcher(request.sql());
        if (first.lookingAt() && !QUERIES.contains(first.group(1).toUpperCase(Locale.ROOT))) {
            throw new InputException("Cannot answer '" + first.group(1) + "': a question is one SELECT");
        }
        AsOfReader snapshots = new AsOfReader(zone);
        SqlNode parsed = snapshots.read(Sql.query(request.sql()));
        Reading reading = new Reading();
        SqlNode merged = mergeOrder(parsed);
        reading.outermost = body(merged);
        SqlNode statement = reading.rewrite(merged);
        Optional<Instant> asOf = snapshots.asOf(reading.references, request.asOf());
        return new Question(statement, reading.blocks, reading.tables, asOf);
    }

    private static SqlNode body(SqlNode query) {
        return query instanceof SqlWith with ? with.body : query;
    }

    /** Calcite keeps ORDER BY outside of the SELECT that it may refer into; a block needs it inside. */
    private static SqlNode mergeOrder(SqlNode node) {
        if (!(node instanceof SqlOrderBy order)) {
            return node;
        }
        SqlSelect select = body(order.query) instanceof SqlSelect plain ? plain : selectFrom(body(order.query));
        select.setOrderBy(order.orderList.isEmpty() ? null : order.orderList);
        select.setOffset(order.offset);
        select.setFetch(order.fetch);
        if (order.query instanceof SqlWith with) {
            with.body = select;
            return with;
        }
        return select;
    }

    /** Calcite itself would put a UNION in a sub-query to sort it, under a name that nobody gave. */
    private static SqlSelect selectFrom(SqlNode query) {
        SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(SqlParserPos.ZERO)), SqlParserPos.ZERO);
        SqlNode from = OutputNames.as(query, "rows to sort");
        return new SqlSelect(SqlParserPos.ZERO, null, star, from, null, null, null, null, null, null, null, null, null);
    }

    /** One pass over one statement. */
    private final class Reading extends SqlShuttle {
        private final List<Block> blocks = new ArrayList<>();
        private final Set<TableName> tables = new LinkedHashSet<>();
        private final Set<String> withNames = new HashSet<>();
        private @Nullable SqlNode outermost;
        private int queries;
        private int references;

        private SqlNode rewrite(SqlNode node) {
            SqlNode result = node.accept(this);
            return result == null ? node : result;
        }

        private @Nullable SqlNode rewriteIf(@Nullable SqlNode node) {
            return node == null ? null : rewrite(node);
        }

        private @Nullable SqlNodeList rewriteIf(@Nullable SqlNodeList list) {
            return list == null ? null : (SqlNodeList) rewrite(list);
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            SqlNode node = mergeOrder(call);
            if (node instanceof SqlWith with) {
                with.withList.forEach(item -> withNames.add(((SqlWithItem) item).name.getSimple()));
            }
            return node instanceof SqlSelect select ? select(select) : super.visit((SqlCall) node);
        }

        private SqlNode select(SqlSelect original) {
            SqlSelect select = (SqlSelect) original.clone(original.getParserPosition());
            select.setSelectList((SqlNodeList) rewrite(select.getSelectList()));
            select.setWhere(rewriteIf(select.getWhere()));
            select.setHaving(rewriteIf(select.getHaving()));
            select.setOrderBy(rewriteIf(select.getOrderList()));
            SqlNode from = select.getFrom();
            Optional<Source> source = from == null ? Optional.empty() : JoinReader.read(from, subjects);
            if (source.isPresent()) {
                Block block = new BlockReader(
                                subjects, source.get(), "cells " + (blocks.size() + 1), original == outermost)
                        .read(select);
                blocks.add(block);
                references += source.get().subjects().size();
                return select;
            }
            select.setFrom(from == null ? null : from(from));
            if (original == outermost) {
                OutputNames.give(select.getSelectList());
            }
            return select;
        }

        private SqlNode from(SqlNode node) {
            JoinReader.name(node).ifPresent(subject -> {
                throw new InputException("Cannot join table 'indicators." + subject
                        + "' with what is no subject: ask for its figures in a sub-query, and join that");
            });
            if (node instanceof SqlJoin join) {
                return join(join);
            }
            if (node instanceof SqlIdentifier name) {
                return name.isSimple()
                        ? named(name)
                        : OutputNames.as(table(name), name.names.get(name.names.size() - 1));
            }
            if (node.getKind() == SqlKind.AS && ((SqlCall) node).operand(0) instanceof SqlIdentifier name) {
                ((SqlCall) node).setOperand(0, name.isSimple() ? named(name) : table(name));
                return node;
            }
            if (node.getKind() == SqlKind.TABLESAMPLE) {
                throw new InputException("Cannot read 'TABLESAMPLE': an answer is of all rows");
            }
            SqlNode rewritten = rewrite(node);
            return rewritten.isA(SqlKind.QUERY) ? OutputNames.as(rewritten, "query " + ++queries) : rewritten;
        }

        private SqlNode join(SqlJoin join) {
            join.setLeft(from(join.getLeft()));
            join.setRight(from(join.getRight()));
            SqlNode condition = join.getCondition();
            if (condition != null && join.getConditionType() == JoinConditionType.ON) {
                join.setOperand(5, rewrite(condition));
            }
            return join;
        }

        private SqlIdentifier named(SqlIdentifier name) {
            if (!withNames.contains(name.getSimple())) {
                List<String> known = new ArrayList<>(withNames);
                subjects.all().forEach(subject -> known.add("indicators." + subject.name()));
                String full = "indicators." + name.getSimple();
                throw new InputException("Cannot find table '" + name.getSimple() + "'"
                        + (known.contains(full)
                                ? "; did you mean '" + full + "'?"
                                : Nearest.hint(name.getSimple(), known)));
            }
            return name;
        }

        private SqlIdentifier table(SqlIdentifier name) {
            List<String> names = new ArrayList<>(name.names);
            if (names.size() == 3 && names.get(0).equals("yishu")) {
                names.remove(0);
            }
            if (names.size() != 2 || !SCHEMAS.contains(names.get(0))) {
                List<String> known = new ArrayList<>(SCHEMAS);
                known.add("indicators");
                throw new InputException("Cannot find table '" + name + "'" + Nearest.hint(names.get(0), known));
            }
            TableName table = new TableName(names.get(0), names.get(1));
            references++;
            tables.add(table);
            return new SqlIdentifier(table.toString(), name.getParserPosition());
        }
    }
}
